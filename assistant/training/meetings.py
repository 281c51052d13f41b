"""Groups from meetings (QMSum) and from conversations about one subject (CANARD)."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.training.articles import rows_of
from assistant.training.examples import UNKNOWN, Group, Pair
from assistant.training.windows import Rarity, hardest, windows_of

MEETING_PASSAGES = "qmsum/all.corpus.jsonl.gz"
MEETING_QUESTIONS = "qmsum/all.queries.jsonl.gz"
MEETING_JUDGEMENTS = "qmsum/all.qrels.jsonl.gz"
CONVERSATIONS = "followup/rewrites.jsonl.gz"

_MARKS = re.compile(r"\{[a-z]+\}\s*")
_SPACED = re.compile(r"(?<=\w) (?=[,.;:?!]|'\w)")
_NO_ANSWER = "i don't know"


def tidy_speech(text: str) -> str:
    """Speech without the annotators' marks and the spaces before punctuation."""
    return _SPACED.sub("", _MARKS.sub("", text)).strip()


def meeting_groups(
    folder: Path, split: str, rng: random.Random, repeats: int = 3
) -> Iterator[tuple[Group, str | None]]:
    """Groups of QMSum's ``split`` ("train" or "val"): weak labels, so answerability is unknown.

    A right window lies in the stretch that the annotators marked and shares the rarest words
    with the question and the written answer; wrong ones lie outside it in the same meeting.
    """
    passages = [r for r in rows_of(folder / MEETING_PASSAGES) if r["split"] == split]
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in passages:
        text = tidy_speech(row["text"])
        windows = [text[a:b] for a, b in windows_of(text, rng.choice((60, 80, 100)))]
        texts[row["meeting_id"]] += [(row["_id"], w) for w in windows]
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows_of(folder / MEETING_JUDGEMENTS):
        judged[row["query_id"]][row["corpus_id"]] = int(row["score"])
    rarity = Rarity(w for ws in texts.values() for _, w in ws)
    for row in rows_of(folder / MEETING_QUESTIONS):
        if row["split"] != split:
            continue
        scores = judged[row["_id"]]
        here = texts[row["meeting_id"]]
        right = [w for i, w in here if scores.get(i, 0) == 2]
        wrong = [w for i, w in here if i not in scores]
        question = str(row["text"])
        both = question + " " + str(row["answer"])
        best = hardest(both, right, 2 * repeats, rarity, rng)[: max(1, len(right) // 2)]
        rng.shuffle(best)
        for text in best[:repeats]:
            hard = hardest(question, rng.sample(wrong, min(len(wrong), 60)), 3, rarity, rng)
            if len(hard) < 3:
                continue
            pairs = (
                Pair(question, text, relevant=1.0, answerable=UNKNOWN),
                *(Pair(question, w) for w in hard),
            )
            yield Group("qmsum_" + str(row["domain"]), str(row["meeting_id"]), pairs), None


def conversation_groups(folder: Path, rng: random.Random) -> Iterator[tuple[Group, str | None]]:
    """Groups of CANARD: a self-contained question against the answers about one subject.

    The question a conversation asks next is the closest there is to a question on the same
    agenda item; those without an answer teach refusing.
    """
    dialogues: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows_of(folder / CONVERSATIONS):
        if row["source"] == "canard_dev":
            dialogues[row["dialog"]].append(row)
    rarity = Rarity(str(r["rewrite"]) for rows in dialogues.values() for r in rows)
    for rows in dialogues.values():
        last = max(rows, key=lambda r: int(str(r["turn"])))
        history: list[dict[str, str]] = last["history"]  # type: ignore[assignment]
        title = next((h["text"] for h in history if h["role"] == "title"), "")
        answers = [h["text"].strip() for h in history if h["role"] == "assistant"]
        told = [a for a in answers if not a.lower().startswith(_NO_ANSWER)]
        for row in rows:
            turn = int(str(row["turn"])) - 1
            if turn >= len(answers):
                continue
            group = _turn_group(str(row["rewrite"]), answers[turn], told, title, rarity, rng)
            if group:
                yield group, title


def _turn_group(
    question: str, answer: str, told: list[str], title: str, rarity: Rarity, rng: random.Random
) -> Group | None:
    others = [a for a in told if a != answer and len(a.split()) >= 4]
    rng.shuffle(others)
    joined = [" ".join(others[i : i + rng.choice((1, 2, 2))]) for i in range(len(others))]
    if answer not in told:
        best = hardest(question, joined, 2, rarity, rng)
        pairs = tuple(Pair(question, b, relevant=0.2) for b in best)
        return Group("canard_refused", title, pairs, ranked=False) if best else None
    if len(answer.split()) < 4:
        return None
    extra = rng.choice(others) if others and rng.random() < 0.7 else ""
    text, at = answer, 0
    if extra and rng.random() < 0.5:
        text, at = f"{extra} {answer}", len(extra) + 1
    elif extra:
        text = f"{answer} {extra}"
    wrong = [j for j in joined if extra not in j] if extra else joined
    wrong = hardest(question, wrong, 3, rarity, rng)
    if len(wrong) < 2 or len(text.split()) > 120:
        return None
    spanned = bool(extra) and len(answer.split()) <= 22
    first = Pair(
        question,
        text,
        start=at if spanned else -1,
        end=at + len(answer) if spanned else -1,
        relevant=1.0,
        answerable=1.0,
    )
    return Group("canard", title, (first, *(Pair(question, w) for w in wrong)))
