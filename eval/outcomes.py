"""What became of one gold question: the record that measures, reports and comparisons read."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Lost = Literal[
    "not read",
    "not retrieved",
    "not ranked",
    "wrongly refused",
    "not chosen",
    "not said",
    "wrongly answered",
]


class Found(BaseModel):
    """A passage found, as the report shows it; ``relevant`` when it meets a need."""

    model_config = ConfigDict(frozen=True)

    rank: int
    score: float
    source: str
    text: str
    relevant: bool


class Cited(BaseModel):
    """A citation given; ``verbatim`` when the quote is the document's words at its offsets."""

    model_config = ConfigDict(frozen=True)

    source: str
    quote: str
    verbatim: bool
    relevant: bool


class Outcome(BaseModel):
    """One question answered and judged.

    ``right`` is None where the gold has no wording to judge by. ``forced_right`` and
    ``forced_confidence`` tell what was, or would have been, said with abstention off (None
    where nothing would have been). ``retrieval`` judges the passages after reranking,
    ``first_stage`` before it; both are empty where there is no evidence. ``latency_ms`` is the
    time the answer took; ``lost`` is where a failure came about, None for a success.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    type: str
    question: str
    history: tuple[str, ...] = ()
    answerable: bool
    dated: bool = False
    status: str
    answer: str
    confidence: float | None = None
    spoke: bool
    right: bool | None = None
    cited: bool = False
    refused: bool = False
    needs: int = 0
    needs_cited: int = 0
    citations: tuple[Cited, ...] = ()
    figures: int = 0
    figures_cited: int = 0
    forced_right: bool | None = None
    forced_confidence: float | None = None
    retrieval: dict[str, float] = {}
    first_stage: dict[str, float] = {}
    latency_ms: float
    lost: Lost | None = None
    gold: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()

    @property
    def success(self) -> bool:
        """Right and cited where there is an answer, refused where there is none."""
        if not self.answerable:
            return self.refused
        return self.right is not False and self.cited

    @property
    def wrong(self) -> bool:
        """Answered, and wrongly: the failure that matters most."""
        return self.spoke and (not self.answerable or self.right is False)
