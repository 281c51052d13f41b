"""What an answer in the chat says of a record's status."""

from __future__ import annotations

from assistant.promises.types import PromiseStatus

STATUS_WORDS: dict[PromiseStatus, str] = {
    "done": "The register has this as done.",
    "overdue": "This is past its date, and nothing later in the record says that it was done.",
    "superseded": "The register has this as overtaken or dropped.",
    "refused": "This was refused.",
    "open": "This is still open.",
    "unknown": "Nothing later in the record says whether it was done.",
}
STATUS_BEFORE_EVIDENCE = {"overdue": "This is overdue, and the record says so."}
FATES: dict[PromiseStatus, str] = {
    "done": "It was done.",
    "overdue": "It has not been done, as far as the record shows.",
    "superseded": "It was overtaken or dropped.",
    "refused": "It was refused.",
    "open": "It is still open.",
    "unknown": "Nothing later in the record says whether it was done.",
}
