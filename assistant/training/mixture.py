"""The mixture that is trained on and the parts held out, and both as arrays on disk."""

from __future__ import annotations

import hashlib
import logging
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.reading.model import PassageReader
from assistant.training.articles import pool_groups, sentence_groups
from assistant.training.examples import Group
from assistant.training.headers import with_headers
from assistant.training.meetings import conversation_groups, meeting_groups
from assistant.training.near_misses import near_miss
from assistant.training.noise import spoil_group
from assistant.training.papers import paper_groups

logger = logging.getLogger(__name__)

# Whole articles with unanswerable questions that are held out; the sets name them so.
HELD_OUT_TITLES = frozenset({"steam engine", "normans", "imperialism"})


def held_out(group: Group) -> bool:
    """Whether the group's article or conversation belongs to validation: about one in fourteen.

    Decided by the article's name alone, so that it is the same in every set and every run.
    """
    if group.key in HELD_OUT_TITLES:
        return True
    if "squad2" in group.source or "xquad" in group.source:
        return False
    digest = hashlib.sha256(group.key.lower().encode()).digest()
    return digest[0] < 18


def _dressed(found: Iterable[tuple[Group, str | None]], rng: random.Random) -> Iterator[Group]:
    for group, title in found:
        yield with_headers(spoil_group(group, rng), rng, title)


def build_mixture(
    folder: Path,
    seed: int,
    near_misses: bool = True,
    share: float = 1.0,
    papers: bool = True,
    reader: PassageReader | None = None,
) -> tuple[list[Group], list[Group]]:
    """``(training, validation)`` groups from the sets under ``folder``, shuffled by ``seed``.

    Of the sets' training groups a ``share`` is kept, of the project's own ``papers`` all; the
    wrong texts there are those that a ``reader``, if given, puts first.
    """
    rng = random.Random(seed)
    training: list[Group] = []
    validation: list[Group] = []
    for found in (
        pool_groups(folder, rng),
        sentence_groups(folder, rng),
        conversation_groups(folder, rng),
        meeting_groups(folder, "train", rng),
    ):
        for group in _dressed(found, rng):
            meeting = group.source.startswith("qmsum")
            part = validation if not meeting and held_out(group) else training
            part.append(group)
            close = near_miss(group, rng) if near_misses else None
            if close:
                part.append(close)
    validation += _dressed(meeting_groups(folder, "val", rng, repeats=1), rng)
    if share < 1.0:
        training = rng.sample(training, round(share * len(training)))
    if papers:
        for group, apart in paper_groups(reader=reader):
            (validation if apart else training).append(group)
    rng.shuffle(training)
    rng.shuffle(validation)
    for name, groups in (("training", training), ("validation", validation)):
        counts = Counter(g.source for g in groups)
        logger.info("%s: %d groups %s", name, len(groups), dict(sorted(counts.items())))
    return training, validation
