"""Makes a library large for the benchmarks: invented minutes from the sample's own paragraphs.

Each document holds paragraphs drawn at random, with other figures in them, under a committee and
a day of its own, so that a library of any size can be timed and none of it answers a question
any better than the sample does.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from corpus.sample import SAMPLE_FOLDER

PARAGRAPHS = 45
_BODIES = ("Licensing", "Highways", "Allotments", "Burials", "Markets", "Standards", "Pensions")
_MONTHS = ("January", "March", "May", "July", "September", "November")
_SPACE = re.compile(r"\n\s*\n")
_DIGIT = re.compile(r"(?<=\d)\d|\d(?=\d)")


def fill(folder: Path, documents: int, seed: int = 7) -> Path:
    """Writes ``documents`` invented minutes into ``folder`` and gives it back; same every time."""
    rng = random.Random(seed)
    drawn = sorted(
        {
            paragraph
            for path in sorted(SAMPLE_FOLDER.glob("*.txt"))
            for paragraph in _SPACE.split(path.read_text("utf-8"))
            if 25 <= len(paragraph.split()) <= 160
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        body = f"{_BODIES[number % len(_BODIES)]} Committee {number // 40 + 1}"
        day = f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} {1990 + number % 20}"
        said = [_other_figures(p, rng) for p in rng.choices(drawn, k=PARAGRAPHS)]
        text = f"Minutes of the {body}\n\n{day}\n\n" + "\n\n".join(said) + "\n"
        (folder / f"{day} {body} minutes {number}.txt").write_text(text, "utf-8")
    return folder


def _other_figures(text: str, rng: random.Random) -> str:
    return _DIGIT.sub(lambda _: str(rng.randint(0, 9)), text)
