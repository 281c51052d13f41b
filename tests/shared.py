"""Where the real documents and their questions lie, on a machine that has them."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("MINUTES_SHARED") or Path(__file__).parents[2] / "shared")
SEEDS = SHARED / "seeds"
SEED_QUESTIONS = SHARED / "gold" / "seed_questions_dev.jsonl"
MISSING = "the real documents are not beside this checkout (set MINUTES_SHARED)"
