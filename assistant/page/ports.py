"""What the page needs of the layer below: protocols over the assistant's types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Literal, Protocol

from assistant.promises.types import Promise, PromiseKind, PromiseStatus
from assistant.types import Answer, Citation, CitationContext, LibraryInfo, Turn
from index.types import NO_FILTERS, Filters


class AskPort(Protocol):
    """The assistant as the page sees it."""

    @property
    def register(self) -> RegisterPort:
        """The promises register of the same library."""
        ...

    def ask(
        self, question: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> Answer:
        """Answer ``question`` in the light of the earlier turns, oldest first."""
        ...

    def library(self) -> LibraryInfo:
        """Say what the library holds now."""
        ...

    def context(self, citation: Citation) -> CitationContext:
        """Return the citation's quote with the text around it."""
        ...


class RegisterPort(Protocol):
    """The promises register as the page sees it."""

    def promises(
        self,
        filters: Filters = NO_FILTERS,
        *,
        today: dt.date | None = None,
        status: PromiseStatus | Collection[PromiseStatus] | None = None,
        kind: PromiseKind | Collection[PromiseKind] | None = None,
        owner: str | None = None,
        text: str | None = None,
    ) -> list[Promise]:
        """Return the records that the filters leave, each obligation once."""
        ...

    def promise(self, promise_id: str) -> Promise:
        """Return one record with its evidence and history."""
        ...

    def review(
        self,
        promise_id: str,
        *,
        status: PromiseStatus | Literal[""] | None = None,
        note: str | None = None,
        owner: str | None = None,
        due_date: dt.date | Literal[""] | None = None,
        evidence: str | None = None,
        who: str,
        why: str | None = None,
    ) -> Promise:
        """Store what an officer found; ``None`` leaves a field, "" takes its review back."""
        ...
