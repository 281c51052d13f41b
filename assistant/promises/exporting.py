"""The register as rows for a spreadsheet: CSV with a byte-order mark, and XLSX.

A cell that begins as a formula would (= + - @, a tab or a line's end) is written as text, since
minutes are other people's words and a spreadsheet runs formulas when it opens (OWASP, "CSV
Injection": https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant.promises.types import Promise

COLUMNS: tuple[tuple[str, int], ...] = (
    ("Reference", 16), ("Committee", 26), ("Meeting", 12), ("Kind", 16), ("Strength", 11),
    ("Quote", 60), ("What", 44), ("Who must act", 22), ("Role", 22), ("Attribution", 12),
    ("To whom", 20), ("Due, as said", 20), ("Due", 12), ("Condition", 24), ("Accepted", 10),
    ("Status", 12), ("Why", 44), ("Reviewed", 10), ("Owner", 20), ("Note", 30),
    ("Evidence", 60), ("Evidence link", 24), ("Item", 30), ("Paragraph", 10), ("Page", 7),
    ("Speaker", 20), ("Time", 10), ("Document", 36), ("Source", 36), ("Link", 30),
)  # fmt: skip
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
# What XML 1.0 cannot hold, and so no cell either.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOST_CHARACTERS = 32_767
"""The most that a spreadsheet's cell holds."""

Cells = tuple[str | dt.date | int | None, ...]


def cells(promise: Promise) -> Cells:
    """A record in the order of ``COLUMNS``."""
    item = promise.agenda_item
    evidence = "\n".join(
        f"“{' '.join(e.quote.split())}” ({e.title}"
        + (f", {e.meeting_date.isoformat()}" if e.meeting_date else "")
        + ")"
        for e in promise.evidence
    )
    place = " ".join(p for p in (item.number, item.title) if p) if item else None
    accepted = {True: "yes", False: "no", None: None}[promise.accepted]
    return (
        promise.id, promise.body, promise.meeting_date, promise.kind, promise.strength,
        " ".join(promise.quote.split()), promise.what, promise.who, promise.role,
        promise.attribution, promise.to_whom, promise.due_text, promise.due_date,
        promise.condition, accepted, promise.status, promise.status_reason,
        "yes" if promise.reviewed else "no", promise.owner, promise.note, evidence or None,
        promise.evidence_link, place,
        promise.paragraph, promise.page, promise.speaker, promise.time, promise.title,
        promise.source, promise.url,
    )  # fmt: skip


def as_text(value: str | dt.date | int | None) -> str:
    """A value as a CSV cell that no spreadsheet runs: an apostrophe before what it might."""
    if value is None:
        return ""
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_RISKY) or text[:1] in _RISKY else text


def to_csv(promises: Sequence[Promise]) -> str:
    """The register as CSV (RFC 4180), with the byte-order mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([name for name, _ in COLUMNS])
    writer.writerows([as_text(value) for value in cells(p)] for p in promises)
    return "\ufeff" + out.getvalue()


def write_xlsx(promises: Sequence[Promise], path: Path) -> None:
    """Write the register to a workbook of one sheet; text is stored as text, never as a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Promises"
    sheet.append([name for name, _ in COLUMNS])
    for number, (_, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number).font = Font(bold=True)
    for row, promise in enumerate(promises, 2):
        for column, value in enumerate(cells(promise), 1):
            _fill(sheet.cell(row, column), value)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(path)


def _fill(cell: Cell, value: str | dt.date | int | None) -> None:
    if isinstance(value, str):
        cell.value = _UNPRINTABLE.sub("", value)[:MOST_CHARACTERS]
        # openpyxl takes text that begins with "=" for a formula; as a string it is only shown.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_RISKY)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        return
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, dt.date):
        cell.number_format = "yyyy-mm-dd"
