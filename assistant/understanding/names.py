"""Names in a question: capitalised phrases and titled people."""

from __future__ import annotations

import re
from collections.abc import Collection

_TITLES = r"(?:Cllrs?|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof(?:essor)?|Rev)"
_NAME = re.compile(
    rf"\b(?:{_TITLES}\.?\s+)?"
    r"[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*(?:\s+(?:[A-Z]\.?\s+)?[A-Z][a-zà-ÿ]+(?:[-'’][A-Za-z][a-zà-ÿ]+)*)*"
)
_TITLED = re.compile(rf"\b{_TITLES}\.?\s", re.I)
_OPENERS = frozenset(
    "what when where which who whom whose why how did does do was were is are has have had can could "
    "will would should and but in on at the since summarise summarize describe explain outline give show name "
    "compare list tell it he she they yes no this "
    "that there if for as by to from about".split()
)


def names_in(text: str, surnames: Collection[str] = ()) -> tuple[str, ...]:
    """Capitalised phrases of two words or more, or titled, the first word of the text apart.

    A word alone counts where it is one of ``surnames`` (lower case), written as a name.
    """
    found: list[str] = []
    for match in _NAME.finditer(text):
        name = match[0]
        opens = match.start() == 0 or text[: match.start()].rstrip().endswith((".", "?", "!"))
        while (
            name
            and not _TITLED.match(name)
            and (name.partition(" ")[0].lower() in _OPENERS or (opens and " " not in name))
        ):
            name = name.partition(" ")[2]
        alone = name.lower().removesuffix("'s").removesuffix("’s") in surnames
        if name and (" " in name or _TITLED.match(name + " ") or alone):
            found.append(name)
    return tuple(dict.fromkeys(found))
