"""What the page needs of the layer below: one protocol over the assistant's types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.types import Answer, Citation, CitationContext, LibraryInfo, Turn
from index.types import Filters

NO_FILTERS = Filters()


class AskPort(Protocol):
    """The assistant as the page sees it."""

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
