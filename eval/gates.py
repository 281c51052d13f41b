"""Holds a run to the gates of ``gates.toml``: floors, ceilings, and no loss against the baseline.

A gate names a measure, may name a slice (a type of question), and sets ``at_least`` or
``at_most``. The ``[baseline]`` table refuses a run in which a verdict fell for the worse by
more than chance: McNemar's test below ``p``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import BadRequest
from eval.comparing import PROMISES, VERDICTS, Comparison
from eval.measures import DESCRIPTIONS, LOWER_IS_BETTER
from eval.report import Report

GATES: Path = Path(__file__).with_name("gates.toml")
BASELINE: Path = Path(__file__).with_name("baseline.json")


class Gate(BaseModel):
    """One floor or ceiling; ``why`` says what it guards."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: str
    slice: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    why: str = ""


class BaselineGate(BaseModel):
    """Which verdicts may not fall against the baseline, and the level of the test."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measures: tuple[str, ...]
    p: float


class Gates(BaseModel):
    """All of ``gates.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gate: tuple[Gate, ...]
    baseline: BaselineGate | None = None


def read_gates(path: Path = GATES) -> Gates:
    """The gates of a file. Raises BadRequest where it does not fit."""
    try:
        gates = Gates.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        reason = " ".join(str(error).split())
        raise BadRequest(f"The gates in {path} cannot be used: {reason}") from error
    for gate in gates.gate:
        if gate.measure not in DESCRIPTIONS or (gate.at_least is None) == (gate.at_most is None):
            raise BadRequest(
                f"The gate on {gate.measure} in {path.name} needs a known measure and either "
                "at_least or at_most."
            )
    paired = {*VERDICTS, PROMISES}
    unknown = set(gates.baseline.measures if gates.baseline else ()) - paired
    if unknown:
        raise BadRequest(f"{path.name} compares an unknown verdict: {', '.join(sorted(unknown))}.")
    return gates


def failed_gates(report: Report, gates: Gates, comparison: Comparison | None = None) -> list[str]:
    """One line for each gate that fails; a gate whose slice was not asked is passed over.

    Raises BadRequest where not one gate could be applied.
    """
    lines, applied = [], 0
    for gate in gates.gate:
        figures = report.overall if gate.slice is None else report.by_slice.get(gate.slice, {})
        found = figures.get(gate.measure)
        if found is None or found.value is None:
            continue
        applied += 1
        where = f" on {gate.slice}" if gate.slice else ""
        why = f" ({gate.why})" if gate.why else ""
        if gate.at_least is not None and found.value < gate.at_least:
            lines.append(
                f"GATE {gate.measure}{where} is {found.value:g}, below {gate.at_least:g}{why}"
            )
        if gate.at_most is not None and found.value > gate.at_most:
            lines.append(
                f"GATE {gate.measure}{where} is {found.value:g}, above {gate.at_most:g}{why}"
            )
    if not applied:
        raise BadRequest("No gate fits this run: the gold set has none of the slices they name.")
    if comparison is not None and gates.baseline is not None:
        lines += _fallen(comparison, gates.baseline)
    return lines


def _fallen(comparison: Comparison, gate: BaselineGate) -> list[str]:
    lines = []
    for change in comparison.changes:
        lower = change.measure in LOWER_IS_BETTER
        worse = change.after > change.before if lower else change.after < change.before
        if change.measure in gate.measures and worse and change.p < gate.p:
            lines.append(
                f"GATE {change.measure} went from {change.before:g} to {change.after:g} against "
                f"{comparison.baseline} (p = {change.p:g}, below {gate.p:g})"
            )
    return lines


def rose(comparison: Comparison) -> bool:
    """Whether more questions succeed than in the baseline, so that it should be raised."""
    return any(c.measure == "success" and c.after > c.before for c in comparison.changes)
