"""The sample library: papers of the fictional Borough of Harrowmere, written for this project."""

from pathlib import Path

SAMPLE_FOLDER: Path = Path(__file__).parent / "documents"
