"""Command line of the training: `python -m assistant.training --data DIR --out DIR`."""

from __future__ import annotations

import argparse
import json
import logging
import os
from pathlib import Path

import torch

from assistant.reading.encoding import load_tokenizer
from assistant.reading.model import load_reader
from assistant.training.batches import encode_groups
from assistant.training.finish import measure, ship
from assistant.training.loop import Plan, Trainer
from assistant.training.mixture import build_mixture
from assistant.training.network import JointReader, pretrained_reader
from assistant.training.verifier import pretrained_verifier, sentence_groups_of, short_rows


def main() -> None:
    """Builds the mixture, trains, exports, calibrates and scores; prints the scores as JSON."""
    parser = argparse.ArgumentParser(prog="python -m assistant.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the question sets")
    parser.add_argument(
        "--out", type=Path, default=Path(".work/reader"), help="folder for weights and logs"
    )
    parser.add_argument("--minutes", type=float, default=60.0, help="training time (default 60)")
    parser.add_argument("--steps", type=int, help="train this many steps instead of minutes")
    parser.add_argument("--rate", type=float, default=5e-5, help="peak learning rate")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    parser.add_argument(
        "--bfloat16", action="store_true", help="faster on processors with AVX512-BF16 or AMX"
    )
    parser.add_argument("--export-only", action="store_true", help="ship the last checkpoint")
    parser.add_argument(
        "--no-near-misses", action="store_true", help="leave near misses out of the mixture"
    )
    parser.add_argument(
        "--share", type=float, default=1.0, help="learn only this share of the public sets' groups"
    )
    parser.add_argument("--no-papers", action="store_true", help="leave out the project's papers")
    parser.add_argument(
        "--start-from", type=Path, help="begin at the weights of this other run's folder"
    )
    parser.add_argument("--dropout", type=float, default=0.0, help="for later stages, such as .05")
    parser.add_argument(
        "--mean-with", type=Path, help="ship the mean with the weights of this other run's folder"
    )
    parser.add_argument("--no-scores", action="store_true", help="leave out the scoring")
    parser.add_argument(
        "--verifier", type=Path, help="train the verifier, on the all-mpnet-base-v2 in this folder"
    )
    parser.add_argument(
        "--mined",
        action="store_true",
        help="of papers, take as wrong what the reader puts first",
    )
    parser.add_argument("--groups", type=int, default=8, help="groups a step (default 8)")
    parser.add_argument("--head-rate", type=float, default=4e-4, help="peak rate of the heads")
    parser.add_argument("--average", type=float, default=0.995, help="how slowly the mean moves")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    training, validation = build_mixture(
        options.data,
        options.seed,
        near_misses=not options.no_near_misses,
        share=options.share,
        papers=not options.no_papers,
        reader=load_reader() if options.mined else None,
    )
    if options.verifier:
        training, validation = sentence_groups_of(training), sentence_groups_of(validation)
    if not options.export_only:
        encoded = encode_groups(load_tokenizer(), training)
        encoded = short_rows(encoded) if options.verifier else encoded
        plan = Plan(
            minutes=options.minutes,
            steps=options.steps,
            seed=options.seed,
            rate=options.rate,
            head_rate=options.head_rate,
            groups_a_step=options.groups,
            average=options.average,
            bfloat16=options.bfloat16,
        )
        trainer = Trainer(_network(options.verifier, options.dropout), plan, options.out)
        if not (options.resume and trainer.resume()) and options.start_from:
            trainer.start_from(options.start_from)
        trainer.run(encoded)
    name = "verifier" if options.verifier else "reader"
    reader = ship(_network(options.verifier), options.out, validation, options.mean_with, name)
    if not options.no_scores:
        scores = measure(reader, options.data, validation, options.out, options.seed)
        print(json.dumps(scores, indent=2))


def _network(verifier: Path | None, dropout: float = 0.0) -> JointReader:
    return pretrained_verifier(verifier, dropout) if verifier else pretrained_reader(dropout)


if __name__ == "__main__":
    main()
