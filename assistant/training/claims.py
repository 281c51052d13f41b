"""Groups of claims over one evidence text: what it bears out beside what it contradicts.

A claim is no question, but telling a claim that the text bears out from one that differs in a
word teaches what near misses teach: that a fitting text need not say what is asked.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.training.articles import detokenise, rows_of
from assistant.training.examples import Group, Pair

CLAIMS = "citation/claims.jsonl.gz"
# Of each set, the share of its texts that is used; captions of pictures are many and plain.
_SHARE = {"fever_symmetric": 1.0, "fool_me_twice": 1.0, "breaking_nli": 1.0, "snli": 0.2}
_LONGEST = 110
_MOST = 4


def claim_groups(folder: Path, rng: random.Random) -> Iterator[tuple[Group, str | None]]:
    """Groups of at most four claims over the same text, some borne out and some not.

    "partial" support counts as unknown and is left out, as are texts longer than a passage.
    """
    over: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of(folder / CLAIMS):
        if row["source"] in _SHARE and row["label"] != "partial":
            over[row["source"], row["evidence"]].append((row["claim"], row["label"]))
    for (source, evidence), claims in over.items():
        if rng.random() >= _SHARE[source] or len(evidence.split()) > _LONGEST:
            continue
        right = [c for c, label in claims if label == "supported"]
        wrong = [(c, label) for c, label in claims if label != "supported"]
        # A set of which most texts have one verdict alone would teach the text's style.
        if not (right and wrong) and source == "breaking_nli":
            continue
        rng.shuffle(right)
        rng.shuffle(wrong)
        text = detokenise(evidence)
        pairs = [
            Pair(detokenise(c), text, relevant=1.0, answerable=1.0) for c in right[: _MOST // 2]
        ]
        pairs += [
            Pair(detokenise(c), text, relevant=0.4 if label == "contradicted" else 0.25)
            for c, label in wrong[: _MOST // 2]
        ]
        yield Group(f"claims_{source}", evidence[:60], tuple(pairs), ranked=False), None
