"""Packs the register as a file for the browser to save: CSV, or a workbook for Excel."""

from __future__ import annotations

import base64
import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant.promises.exporting import to_csv, write_xlsx
from assistant.promises.types import Promise
from corpus.errors import BadRequest

TYPES = {
    "csv": "text/csv;charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Media types by the ending of the file's name."""


def pack_register(records: Sequence[Promise], ending: str) -> dict[str, str]:
    """Return a file of the records: ``name``, ``type`` and ``contents`` in base 64.

    Raises BadRequest for an ending other than those of ``TYPES``.
    """
    if ending == "csv":
        packed = to_csv(records).encode("utf-8")
    elif ending == "xlsx":
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "promises.xlsx"
            write_xlsx(records, path)
            packed = path.read_bytes()
    else:
        raise BadRequest("The register can be saved as CSV or for Excel: choose one of the two.")
    return {
        "name": f"promises-{dt.date.today().isoformat()}.{ending}",
        "type": TYPES[ending],
        "contents": base64.b64encode(packed).decode("ascii"),
    }
