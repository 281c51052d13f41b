"""What the *Promises* tab may ask of the register: each request answered with drawn HTML.

Requests and replies are plain mappings, for the page's script. A reply holds ``problems`` (field
by field) or ``problem`` (one sentence) where a request could not be acted on.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

from assistant.page.ports import AskPort
from assistant.page.promises_download import pack_register
from assistant.page.promises_fields import FieldProblems, read_text
from assistant.page.promises_filters import render_filters
from assistant.page.promises_plot import render_plots
from assistant.page.promises_query import (
    Listing,
    PromiseQuery,
    find_promises,
    read_query,
)
from assistant.page.promises_record import render_record
from assistant.page.promises_review import read_review, say_version
from assistant.page.promises_table import (
    LOT,
    render_found,
    render_lot,
    render_more,
    render_row,
    render_sheet,
    render_table,
    say_caption,
    say_found,
)
from assistant.page.promises_wording import say_change
from assistant.page.wording import count, say_date
from assistant.promises.types import Promise
from assistant.types import Citation, CitationContext
from corpus.errors import MinutesError

log = logging.getLogger(__name__)

Fields = Mapping[str, object]
Reply = dict[str, Any]

FAILED = "Something went wrong while reading the register. Please try again."
SAVED = "Saved. The history below shows the change."
NO_LONGER_FITS = (
    "It no longer fits the filters above: the list leaves it out when they are next applied."
)
SHEET_HEADING = "Register of promises, requests and resolutions"


def answered(act: Callable[[Fields], Reply]) -> Callable[[Fields], Reply]:
    """Wrap a request so that whatever goes wrong becomes a plain sentence for the page."""

    def reply(fields: Fields) -> Reply:
        try:
            return act(fields if isinstance(fields, Mapping) else {})
        except FieldProblems as problems:
            return {"problems": problems.fields}
        except MinutesError as error:
            return {"problem": str(error)}
        except Exception:
            log.exception("A request to the register failed")
            return {"problem": FAILED}

    reply.__name__ = f"register_{act.__name__}"
    return reply


def _not_shown(listing: Listing, fields: Fields) -> Listing:
    """The records found that the page does not show yet, by the ids that it sends of the rest."""
    shown = set(read_text(fields, "shown").split())
    left = [record for record in listing.records if record.id not in shown]
    return Listing(records=left, total=listing.total)


class PromisesDesk:
    """Answers the tab's requests from one register; safe to call from several threads."""

    def __init__(self, assistant: AskPort) -> None:
        self._assistant = assistant
        self._register = assistant.register
        # One review at a time, so that the look at the version and the change stay together.
        self._reviewing = threading.Lock()

    def acts(self) -> list[Callable[[Fields], Reply]]:
        """Return the requests that the page may make, each by a name of its own."""
        acts = (self.start, self.find, self.more, self.open, self.save, self.sheet, self.export)
        return [answered(act) for act in acts]

    def start(self, fields: Fields) -> Reply:
        """Draw the filters and everything that is held."""
        query = PromiseQuery()
        listing = find_promises(self._register, query)
        return {"filters": render_filters(listing.records)} | self._results(listing, query)

    def find(self, fields: Fields) -> Reply:
        """Draw what the filters leave."""
        query = read_query(fields)
        return self._results(find_promises(self._register, query), query)

    def _results(self, listing: Listing, query: PromiseQuery) -> Reply:
        return self._counts(listing, query) | {
            "table": render_table(listing, query),
            "announce": f"{say_found(listing, query)}.",
        }

    def _counts(self, listing: Listing, query: PromiseQuery) -> Reply:
        """Draw what stands above the table."""
        return {"found": render_found(listing, query), "plots": render_plots(listing.records)}

    def more(self, fields: Fields) -> Reply:
        """Draw the next lot of rows, after those that are ``shown`` (their ids, with spaces)."""
        listing = find_promises(self._register, read_query(fields))
        left = _not_shown(listing, fields)
        shown = len(listing.records) - len(left.records[LOT:])
        return {
            "rows": render_lot(left, 0),
            "more": render_more(listing, shown),
            "announce": f"{shown:,} of {count(len(listing.records), 'record')} shown.",
        }

    def open(self, fields: Fields) -> Reply:
        """Draw one record, opened."""
        promise = self._register.promise(read_text(fields, "id"))
        return {"record": self._draw(promise), "row": render_row(promise)}

    def save(self, fields: Fields) -> Reply:
        """Store a review; where somebody else's came first, say so and let it be sent again.

        The reply holds the counts under the ``filters`` in force as they then are. The record
        stays in the list, where its history is read, though it may no longer fit.
        """
        identity = read_text(fields, "id")
        review = read_review(fields)
        with self._reviewing:
            before = self._register.promise(identity)
            if read_text(fields, "version") != say_version(before):
                notice = self._say_meanwhile(before, read_text(fields, "version"))
                return {
                    "record": self._draw(before, notice),
                    "row": render_row(before),
                    "kept": True,
                } | self._recounted(fields)[1]
            after = self._register.review(
                identity,
                status=review.status,
                note=review.note,
                owner=review.owner,
                due_date=review.due_date,
                evidence=review.evidence,
                who=review.who,
                why=review.why,
            )
        listing, counts = self._recounted(fields)
        fits = any(record.id == identity for record in listing.records)
        notice = SAVED if fits else f"{SAVED} {NO_LONGER_FITS}"
        return {"record": self._draw(after, notice), "row": render_row(after)} | counts

    def _recounted(self, fields: Fields) -> tuple[Listing, Reply]:
        """What the filters in force leave now, and the counts of it drawn."""
        filters = fields.get("filters")
        query = read_query(filters if isinstance(filters, Mapping) else {})
        listing = find_promises(self._register, query)
        shown = len(listing.records) - len(_not_shown(listing, fields).records)
        return listing, self._counts(listing, query) | {
            "caption": say_caption(listing, query),
            "more": render_more(listing, shown),
        }

    def _say_meanwhile(self, promise: Promise, version: str) -> str:
        seen = int(version) if version.isdecimal() else 0
        changes = "; ".join(say_change(change) for change in promise.history[seen:])
        return (
            f"This record changed while you had it open: {changes}. Nothing of yours is saved "
            "yet. Your entries are still in the form: check them and save again."
        )

    def _draw(self, promise: Promise, notice: str = "") -> str:
        return render_record(promise, self._context, notice)

    def _context(self, citation: Citation) -> CitationContext:
        try:
            return self._assistant.context(citation)
        except MinutesError:
            # The document may have gone since: its quote is still in the register.
            return CitationContext("", citation.quote, "")

    def sheet(self, fields: Fields) -> Reply:
        """Draw everything that the filters leave for the printer."""
        query = read_query(fields)
        listing = find_promises(self._register, query)
        note = (
            f"{self._assistant.library().name}. {say_found(listing, query)}. "
            f"Printed on {say_date(dt.date.today())}."
        )
        return {"sheet": render_sheet(listing.records, SHEET_HEADING, note)}

    def export(self, fields: Fields) -> Reply:
        """Return what the filters leave as a file: its name, type and contents in base 64."""
        listing = find_promises(self._register, read_query(fields))
        return pack_register(listing.records, read_text(fields, "format"))
