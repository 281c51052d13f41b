"""Measures follow-ups against conversations with self-contained rewrites (CANARD, Disfl-QA).

``python -m eval.followups --data ../shared/data``. For each question we compare the content words
(stems, stop words apart) that our rewriting adds and drops with those that the people's rewriting
adds and drops. Elgohary et al., "Can You Unpack That?" (EMNLP 2019) for CANARD; Gupta et al.,
"Disfl-QA" (Findings of ACL 2021) for questions that mend themselves.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from assistant.types import Turn
from assistant.understanding.followup import resolve
from assistant.understanding.words import content_words, stem
from corpus.errors import BadRequest

FILE = "followup/rewrites.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A question in its conversation with the rewriting that people gave it."""

    source: str
    history: tuple[Turn, ...]
    question: str
    gold: str
    alone: bool


def read_rewrites(path: Path) -> list[Rewrite]:
    """The rows of a ``rewrites.jsonl.gz``. Raises BadRequest where it cannot be read.

    CANARD's conversations are about an article that both sides know of; its title and section
    become the user's first turn, as if he had asked about them.
    """
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        return [_rewrite(json.loads(line)) for line in lines if line.strip()]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise BadRequest(
            f"The follow-ups in {path} cannot be read ({error}): name the folder that holds {FILE}."
        ) from error


def _rewrite(row: Mapping[str, Any]) -> Rewrite:
    about = [t["text"] for t in row["history"] if t["role"] in ("title", "section")]
    turns = [Turn(role="user", text=f"Tell me about {', '.join(about)}.")] if about else []
    turns += [
        Turn(role=t["role"], text=t["text"])
        for t in row["history"]
        if t["role"] in ("user", "assistant")
    ]
    alone = _words(row["question"]) == _words(row["rewrite"])
    return Rewrite(row["source"], tuple(turns), row["question"], row["rewrite"], alone)


def _words(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What our rewriting did beside the people's, in content words.

    ``added`` and ``dropped`` are what they did, ``ours_added`` and ``ours_dropped`` what we did.
    """

    alone: bool
    added: frozenset[str]
    dropped: frozenset[str]
    ours_added: frozenset[str]
    ours_dropped: frozenset[str]


def outcome(row: Rewrite) -> Outcome:
    """Resolve one question and compare."""
    asked, gold, ours = (
        _words(row.question),
        _words(row.gold),
        _words(resolve(row.question, row.history)),
    )
    return Outcome(
        row.alone,
        frozenset(gold - asked),
        frozenset(asked - gold),
        frozenset(ours - asked),
        frozenset(asked - ours),
    )  # fmt: skip


def measures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Shares from 0 to 1; a measure without cases is left out.

    left alone: self-contained questions whose words we do not change. brought in: mean share of
    the words people add that we add. all brought in: questions where we add all of them. right
    ones: of all words we add, those people add. no wrong ones: questions where we add none that
    people do not. cut: mean share of the words people drop that we drop. kept: of the words
    people keep, those we keep.
    """
    found: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        found.setdefault(name, []).append(value)

    for o in outcomes:
        if o.alone:
            note("left alone", float(not o.ours_added and not o.ours_dropped))
            continue
        if o.added:
            note("brought in", len(o.added & o.ours_added) / len(o.added))
            note("all brought in", float(o.added <= o.ours_added))
        if o.dropped:
            note("cut", len(o.dropped & o.ours_dropped) / len(o.dropped))
        note("no wrong ones", float(o.ours_added <= o.added))
        note("nothing lost", float(o.ours_dropped <= o.dropped))
    shares = {name: sum(values) / len(values) for name, values in found.items()}
    all_added = sum(len(o.ours_added) for o in outcomes if not o.alone)
    if all_added:
        right = sum(len(o.ours_added & o.added) for o in outcomes if not o.alone)
        shares["right ones"] = right / all_added
    return shares


def by_source(rows: Iterable[Rewrite]) -> dict[str, dict[str, float]]:
    """The measures of each source, with ``questions`` (a count) among them."""
    outcomes: dict[str, list[Outcome]] = {}
    for row in rows:
        outcomes.setdefault(row.source, []).append(outcome(row))
    return {
        source: {"questions": float(len(found))} | measures(found)
        for source, found in sorted(outcomes.items())
    }


@click.command(help=__doc__)
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder of the sets.")
@click.option("--sample", type=int, default=0, help="Show this many examples of each source.")
def main(data: Path, sample: int) -> None:
    """Print the measures of each source."""
    try:
        rows = read_rewrites(data / FILE)
    except BadRequest as error:
        raise click.ClickException(str(error)) from error
    for source, shares in by_source(rows).items():
        click.echo(f"{source} ({shares.pop('questions'):.0f} questions)")
        for name, share in shares.items():
            click.echo(f"  {name:16}{share:.3f}")
        own = [r for r in rows if r.source == source]
        for row in random.Random(0).sample(own, min(sample, len(own))):
            for turn in row.history[-2:]:
                click.echo(f"    {turn.role}: {turn.text[:120]}")
            click.echo(f"    asked:  {row.question}\n    people: {row.gold}")
            click.echo(f"    ours:   {resolve(row.question, row.history)}\n")


if __name__ == "__main__":
    main()
