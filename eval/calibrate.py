"""Fits the weights and the threshold by which the assistant chooses an answer or refuses.

    python -m eval.calibrate --gold FILE LIBRARY … [--papers FILE LIBRARY …] --out weights.json

Each gold file is asked of its library folder, and of each set of the project's own papers the
questions kept apart from the reader's training. Every sentence read is an example: positive
where it is evidence for the question (``eval.judging``), negative elsewhere. A logistic
regression is fitted over the features, with the questions of each fold held out in turn to
choose the threshold and to print how answers and refusals would fall out at each.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from assistant.answering.candidates import READ, Candidate
from assistant.answering.scoring import glance
from assistant.answering.sureness import FEATURES, OF_THE_VERIFIED, VERIFIED, answer_features
from assistant.core import Assistant
from assistant.opening import open_assistant
from assistant.scope import narrow
from assistant.settings import Settings
from assistant.understanding.followup import resolve
from assistant.understanding.question import Question, understand
from eval.gold import read_gold
from eval.judging import GoldQuestion, meets
from index.types import NO_FILTERS

FOLDS = 5
# Features that add nothing on held-out questions once the others are there, or whose weight
# took the wrong sign: left out of the fit.
CHEAP = (
    "absent", "asks", "by", "counts", "dated", "exchange", "kind", "label", "placed", "rank",
    "retrieved", "window", "opposed",
)  # fmt: skip
MODELS: dict[str, tuple[str, ...]] = {
    "glance": (*CHEAP, "sentence", "passage"),
    "with_reader": (*CHEAP, "near", *READ, "inside", "spanned"),
    "without_reader": (*CHEAP, "near"),
    "verified": OF_THE_VERIFIED,
}
# A glance sees every sentence; the closer looks see those that it puts first.
SEEN = {
    "glance": 10_000,
    "with_reader": Settings().sentences_read,
    "without_reader": Settings().sentences_compared,
    "verified": 2 * Settings().sentences_verified,
}
# Of the candidates, how many count as the answer; and how strongly its weights are held back.
FIRST, HELD_BACK = 3, 0.03
# How often a sentence that answers counts, since there are few; among the verified there are more.
RIGHT_WEIGHS, RIGHT_WEIGHS_VERIFIED = 4.0, 2.0
# What a question on the papers weighs: they avoid the papers' words more than people do.
PAPERS_WEIGH = 0.3


def candidates_for(assistant: Assistant, question: GoldQuestion) -> list[Candidate]:
    """What the assistant would weigh for a question, best first by the present weights."""
    asked = understood(question)
    filters = narrow(asked.search_text, NO_FILTERS, assistant.documents().values())
    return assistant.weigh(asked, filters)


def understood(question: GoldQuestion) -> Question:
    """The question in the light of its conversation, without what the library knows of names."""
    return understand(question.question, resolve(question.question, question.history))


def is_evidence(question: GoldQuestion, candidate: Candidate) -> bool:
    """Whether a sentence is one of those that answer."""
    if not question.answerable or not candidate.info.source.startswith(question.doc):
        return False
    return any(meets(e, candidate.text) for e in question.evidence)


def examples(
    pairs: list[tuple[GoldQuestion, list[Candidate]]], names: Sequence[str], seen: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Feature rows (n, f), labels (n,) and question numbers (n,) of the ``seen`` likeliest,
    as they were before the look whose features are ``names``.
    """
    rows, labels, groups = [], [], []
    before = _so_far if "so_far" in names else glance
    for number, (question, ranked) in enumerate(pairs):
        for candidate in sorted(ranked, key=lambda c: -before(c.features))[:seen]:
            positive = is_evidence(question, candidate)
            rows.append([candidate.features.get(n, 0.0) for n in names])
            labels.append(positive)
            groups.append(number)
    return np.array(rows), np.array(labels, dtype=int), np.array(groups)


def _so_far(features: Mapping[str, float]) -> float:
    return features.get("so_far", 0.0)


def fit(
    rows: np.ndarray, labels: np.ndarray, weigh: np.ndarray, right: float
) -> LogisticRegression:
    """The regression; positives weigh ``right`` times, since there are few."""
    model = LogisticRegression(C=1.0, class_weight={0: 1.0, 1: right}, max_iter=5000)
    return model.fit(rows, labels, sample_weight=weigh)


@click.command()
@click.option(
    "--gold", "sets", nargs=2, multiple=True, required=True, type=click.Path(path_type=Path)
)
@click.option("--papers", nargs=2, multiple=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write the weights here.")
def main(
    sets: tuple[tuple[Path, Path], ...], papers: tuple[tuple[Path, Path], ...], out: Path | None
) -> None:
    """Fit and report."""
    pairs: list[tuple[GoldQuestion, list[Candidate]]] = []
    weigh: list[float] = []
    for weight, split, given in ((1.0, None, sets), (PAPERS_WEIGH, "apart", papers)):
        for gold, folder in given:
            with open_assistant(folder, settings=Settings()) as assistant:
                pairs += [(q, candidates_for(assistant, q)) for q in read_gold(gold, split)]
            weigh += [weight] * (len(pairs) - len(weigh))
    weights: dict[str, dict[str, float]] = {}
    for model, names in MODELS.items():
        click.echo(f"{model}:")
        whole = "absent" in names and model != "glance"
        weights[model] = fit_model(pairs, weigh, names, SEEN[model], whole=whole)
    for model, names in (("answered", FEATURES), ("answered_verified", (*FEATURES, *VERIFIED))):
        click.echo(f"{model}:")
        weights[model] = fit_sureness(pairs, weigh, names)
    click.echo(json.dumps(weights, indent=1))
    if out is not None:
        out.write_text(json.dumps(weights, indent=2) + "\n", "utf-8")


def fit_model(
    pairs: list[tuple[GoldQuestion, list[Candidate]]],
    weigh: Sequence[float],
    names: Sequence[str],
    seen: int,
    *,
    whole: bool,
) -> dict[str, float]:
    """The weights of one model; prints how it does on questions held out of the fit.

    ``weigh`` says what each question counts. ``whole`` fits the weight of absent terms over
    questions (see ``absence_weight``); without, it is 0.
    """
    rows, labels, groups = examples(pairs, names, seen)
    right = RIGHT_WEIGHS_VERIFIED if "so_far" in names else RIGHT_WEIGHS
    each = np.array(weigh)[groups]
    click.echo(f"{len(pairs)} questions, {len(rows)} sentences, {labels.sum()} of them evidence")
    fold = np.random.default_rng(7).permutation(len(pairs)) % FOLDS
    scores = np.zeros(len(rows))
    for held in range(FOLDS):
        inside = fold[groups] == held
        model = fit(rows[~inside], labels[~inside], each[~inside], right)
        scores[inside] = model.predict_proba(rows[inside])[:, 1]
    report(pairs, scores, labels, groups)
    model = fit(rows, labels, each, right)
    weights = dict(zip(names, np.round(model.coef_[0], 3).tolist(), strict=True))
    weights["bias"] = round(float(model.intercept_[0]), 3)
    if "absent" in names:
        weights["absent"] = (
            absence_weight(pairs, weigh, rows, groups, names, model) if whole else 0.0
        )
    return weights


def fit_sureness(
    pairs: list[tuple[GoldQuestion, list[Candidate]]],
    weigh: Sequence[float],
    names: Sequence[str] = FEATURES,
) -> dict[str, float]:
    """The weights that tell whether a question is answered (``assistant.answering.sureness``).

    An example is a question with its candidates by the present weights: positive where one of the
    first three is evidence. Fitted over features scaled alike and held back strongly, since there
    are few questions; the weights given are those of the features as they are.
    """
    rows, labels, each = [], [], []
    for (question, ranked), weight in zip(pairs, weigh, strict=True):
        if ranked and "relevant" in ranked[0].features:
            features = answer_features(understood(question), ranked)
            rows.append([features.get(name, 0.0) for name in names])
            labels.append(any(is_evidence(question, c) for c in ranked[:FIRST]))
            each.append(weight)
    scale = StandardScaler().fit(np.array(rows))
    model = LogisticRegression(C=HELD_BACK, max_iter=5000)
    model.fit(scale.transform(np.array(rows)), np.array(labels), sample_weight=np.array(each))
    bare = model.coef_[0] / scale.scale_
    weights = dict(zip(names, np.round(bare, 4).tolist(), strict=True))
    weights["bias"] = round(float(model.intercept_[0] - bare @ scale.mean_), 4)
    click.echo(f"{len(rows)} questions, {sum(labels)} of them answered")
    return weights


def absence_weight(
    pairs: list[tuple[GoldQuestion, list[Candidate]]],
    weigh: Sequence[float],
    rows: np.ndarray,
    groups: np.ndarray,
    names: Sequence[str],
    model: LogisticRegression,
) -> float:
    """The weight of terms that stand nowhere in the library, fitted over whole questions.

    All sentences of a question share that feature, so sentences cannot tell what it is worth;
    questions with and without an answer can. In units of the model's log odds. The papers'
    questions are left out: they avoid the papers' words on purpose.
    """
    place = names.index("absent")
    bare = rows.copy()
    bare[:, place] = 0.0
    odds = model.decision_function(bare)
    asked = [n for n in sorted(set(groups.tolist())) if weigh[n] == 1.0]
    best = [[odds[groups == n].max(), rows[groups == n][0, place]] for n in asked]
    able = [pairs[n][0].answerable for n in asked]
    if len(set(able)) < 2:
        return float(model.coef_[0][place])
    whole = LogisticRegression(max_iter=5000).fit(np.array(best), np.array(able))
    return round(float(whole.coef_[0][1] / whole.coef_[0][0]), 3)


def report(
    pairs: list[tuple[GoldQuestion, list[Candidate]]],
    scores: np.ndarray,
    labels: np.ndarray,
    groups: np.ndarray,
) -> None:
    """Print, for each threshold, what share is answered rightly, wrongly, and refused."""
    best = np.zeros(len(pairs))
    first = np.zeros(len(pairs))
    for number in range(len(pairs)):
        mine = np.flatnonzero(groups == number)
        if len(mine):
            top = mine[np.argmax(scores[mine])]
            best[number], first[number] = scores[top], labels[top]
    able = np.array([q.answerable for q, _ in pairs])
    click.echo(f"evidence first (of answerable): {first[able].mean():.3f}")
    click.echo("threshold  right-kept  wrong-said  refused-rightly")
    for threshold in np.arange(0.05, 1.0, 0.05):
        said = best >= threshold
        kept = (first.astype(bool) & said)[able].mean()
        wrong = (~first.astype(bool) & said)[able].mean()
        refused = (~said)[~able].mean() if (~able).any() else float("nan")
        click.echo(f"{threshold:9.2f}  {kept:10.3f}  {wrong:10.3f}  {refused:15.3f}")


if __name__ == "__main__":
    main()
