"""The training loop: a time budget, a running average of the weights, checkpoints, a log."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from assistant.training.batches import EncodedGroup, collate, epoch_batches
from assistant.training.losses import joint_loss
from assistant.training.network import JointReader

logger = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.pt"
LOG = "training.jsonl"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does. It ends after ``minutes`` of training, or ``steps`` where given.

    The learning rates rise over the first ``warm`` share of the plan and fall to nothing at its
    end. With ``steps`` a run repeats exactly; with minutes it depends on the machine's speed.
    ``bfloat16`` computes in half the width: twice as fast on processors with AVX512-BF16 or AMX,
    several times slower on others.
    """

    minutes: float = 60.0
    steps: int | None = None
    seed: int = 7
    groups_a_step: int = 8
    rate: float = 5e-5
    head_rate: float = 4e-4
    warm: float = 0.05
    average: float = 0.995
    bfloat16: bool = False
    checkpoint_every: int = 50


class Trainer:
    """Trains ``model`` on encoded groups; ``averaged`` holds the weights worth keeping."""

    def __init__(self, model: JointReader, plan: Plan, out: Path) -> None:
        self.model = model
        self.plan = plan
        self.out = out
        self.step = 0
        self.elapsed = 0.0
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        model.to(self.device)
        body = [p for p in model.encoder.parameters() if p.requires_grad]
        heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": body, "peak": plan.rate},
                {"params": heads, "peak": plan.head_rate},
            ],
            lr=plan.rate,
            weight_decay=0.01,
        )
        self.averaged = {n: p.detach().clone() for n, p in model.named_parameters()}

    def progress(self) -> float:
        """The share of the plan that is done, 0 to 1."""
        if self.plan.steps is not None:
            return min(1.0, self.step / self.plan.steps)
        return min(1.0, self.elapsed / (60.0 * self.plan.minutes))

    def _set_rates(self) -> None:
        done = self.progress()
        factor = min(1.0, (done + 0.002) / self.plan.warm, (1.0 - done) / (1.0 - self.plan.warm))
        for part in self.optimiser.param_groups:
            part["lr"] = part["peak"] * max(factor, 0.0)

    def train_step(self, groups: Sequence[EncodedGroup]) -> dict[str, float]:
        """One step over a few groups; returns the parts of the loss."""
        batch = collate(groups)
        self.model.train()
        self._set_rates()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.plan.bfloat16):
            outputs = self.model(
                *(part.to(self.device) for part in (batch.ids, batch.mask, batch.segments))
            )
        start, end, relevance, answerable = (output.float().cpu() for output in outputs)
        loss = joint_loss((start, end, relevance, answerable), batch)
        self.optimiser.zero_grad()
        loss.total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        keep = min(self.plan.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, parameter in self.model.named_parameters():
                if parameter.requires_grad:
                    self.averaged[name].lerp_(parameter.detach(), 1.0 - keep)
        return {
            "loss": float(loss.total.detach()),
            "order": float(loss.order.detach()),
            "relevance": float(loss.relevance.detach()),
            "answerable": float(loss.answerable.detach()),
            "span": float(loss.span.detach()),
        }

    def run(self, groups: Sequence[EncodedGroup]) -> None:
        """Trains until the plan is done; can be stopped at any time and taken up again."""
        per_epoch = -(-len(groups) // self.plan.groups_a_step)
        recent: list[dict[str, float]] = []
        while self.progress() < 1.0 and groups:
            epoch = self.step // per_epoch
            skip = self.step % per_epoch
            batches = epoch_batches(groups, self.plan.groups_a_step, self.plan.seed + epoch)
            for number, batch in enumerate(batches):
                if number < skip:
                    continue
                if self.progress() >= 1.0:
                    break
                began = time.monotonic()
                recent.append(self.train_step(batch))
                self.elapsed += time.monotonic() - began
                if self.step % 20 == 0:
                    self._log(recent)
                    recent = []
                if self.step % self.plan.checkpoint_every == 0:
                    self.save()
        self.save()

    def _log(self, recent: list[dict[str, float]]) -> None:
        line: dict[str, Any] = {"step": self.step, "seconds": round(self.elapsed, 1)}
        line["done"] = round(self.progress(), 4)
        for part in recent[0]:
            line[part] = round(sum(r[part] for r in recent) / len(recent), 4)
        append_log(self.out, line)
        logger.info("%s", line)

    def save(self) -> None:
        """Writes a checkpoint that replaces the last one whole."""
        self.out.mkdir(parents=True, exist_ok=True)
        state = {
            "model": self.model.state_dict(),
            "averaged": self.averaged,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "elapsed": self.elapsed,
            "plan": asdict(self.plan),
        }
        part = self.out / (CHECKPOINT + ".part")
        torch.save(state, part)
        part.replace(self.out / CHECKPOINT)

    def resume(self) -> bool:
        """Takes up the last checkpoint of the folder; False where there is none."""
        path = self.out / CHECKPOINT
        if not path.exists():
            return False
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        peaks = [part["peak"] for part in self.optimiser.param_groups]
        self.optimiser.load_state_dict(state["optimiser"])
        # The rates are this plan's: a run may be taken up with a longer plan.
        for part, peak in zip(self.optimiser.param_groups, peaks, strict=True):
            part["peak"] = peak
        self.averaged = state["averaged"]
        self.step = int(state["step"])
        self.elapsed = float(state["elapsed"])
        return True

    def start_from(self, out: Path) -> None:
        """Begins at the averaged weights of another run's folder, as step 0 of this plan."""
        load_averaged(self.model, out)
        self.averaged = {n: p.detach().clone() for n, p in self.model.named_parameters()}


def append_log(out: Path, line: dict[str, Any]) -> None:
    """Adds one JSON line to the folder's training log."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / LOG).open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


def load_averaged(model: JointReader, out: Path, mean_with: Path | None = None) -> int:
    """Loads the averaged weights of a folder's checkpoint into ``model``; returns its step.

    With ``mean_with``, the mean of these and of that folder's.
    """
    state = torch.load(out / CHECKPOINT, map_location="cpu", weights_only=True)
    weights = state["averaged"]
    if mean_with is not None:
        other = torch.load(mean_with / CHECKPOINT, map_location="cpu", weights_only=True)
        weights = {name: (w + other["averaged"][name]) / 2 for name, w in weights.items()}
    model.load_state_dict(weights, strict=False)
    return int(state["step"])
