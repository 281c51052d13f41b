"""The adapters, plugged into a plain LlamaIndex query engine with a model that repeats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from llama_index.core import Settings
from llama_index.core.callbacks import CallbackManager
from llama_index.core.llms.mock import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import get_response_synthesizer
from llama_index.core.schema import MetadataMode

from corpus.errors import UnreadableSource
from corpus.llamaindex import MinutesReader, public_text
from index.library import PassageIndex
from index.llamaindex import MinutesRetriever
from index.types import Filters
from tests.index.samples import make

MINUTES = """Agenda item

Reopening of the lido

Minutes:

The Parks Officer said that the lido on Quarry Lane would reopen in May.

Resolved:

1. That the report be noted.
"""


def engine(index: PassageIndex, **options: Any) -> RetrieverQueryEngine:
    callbacks = CallbackManager([])
    synthesizer = get_response_synthesizer(
        llm=MockLLM(callback_manager=callbacks), callback_manager=callbacks
    )
    retriever = MinutesRetriever(index, callback_manager=callbacks, **options)
    return RetrieverQueryEngine(retriever, synthesizer, callback_manager=callbacks)


@pytest.fixture(autouse=True)
def _untouched_settings() -> Any:
    before = dict(vars(Settings))
    yield
    after = dict(vars(Settings))
    # LlamaIndex fills its own defaults for prompts; a model or embedder is ours to leave alone.
    assert (before["_llm"], before["_embed_model"]) == (after["_llm"], after["_embed_model"])


def test_a_query_engine_answers_from_the_library(filled: PassageIndex) -> None:
    response = engine(filled, k=2).query("When will the lido on Quarry Lane reopen?")
    assert "The Panel noted that the lido on Quarry Lane would reopen in May." in str(response)
    first = response.source_nodes[0]
    assert first.node.node_id == "parks-2021:0"
    assert first.score is not None
    assert len(response.source_nodes) == 2
    document = filled.document("parks-2021")
    metadata = first.node.metadata
    assert document.text[metadata["start"] : metadata["end"]] == first.node.get_content()
    assert metadata["source"] == "parks-2021.txt"
    assert metadata["meeting_date"] == "2021-03-09"
    assert metadata["agenda_item_title"] == "Lido"
    assert metadata["paragraph"] == "1"
    assert "speaker" not in metadata
    shown = first.node.get_content(metadata_mode=MetadataMode.LLM)
    assert "2021-03-09" in shown
    assert "document_id" not in shown


def test_filters_reach_the_library(filled: PassageIndex) -> None:
    retriever = MinutesRetriever(filled, k=9, filters=Filters(kinds=("transcript",)))
    nodes = retriever.retrieve("drainage")
    assert {node.node.metadata["document_id"] for node in nodes} == {"parks-2022"}
    assert nodes[0].node.metadata["speaker"] == "Councillor Orla Tench"


async def _aretrieve(retriever: MinutesRetriever) -> list[Any]:
    return await retriever.aretrieve("lido")


def test_asynchronous_retrieval(filled: PassageIndex) -> None:
    import asyncio

    found = asyncio.run(_aretrieve(MinutesRetriever(filled, k=1)))
    assert [node.node.node_id for node in found] == ["parks-2021:0"]


def test_the_reader_feeds_a_llama_index_pipeline(tmp_path: Path) -> None:
    (tmp_path / "lido.txt").write_text(MINUTES, "utf-8")
    (document,) = MinutesReader().load_data([tmp_path])
    assert "would reopen in May" in document.text
    assert document.metadata["source"] == "lido.txt"
    assert document.metadata["kind"] == "minutes"
    assert "meeting_date" not in document.metadata
    nodes = SentenceSplitter(chunk_size=256).get_nodes_from_documents([document])
    assert nodes[0].metadata["source"] == "lido.txt"
    assert nodes[0].ref_doc_id == document.doc_id


def test_the_reader_says_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(UnreadableSource):
        MinutesReader().load_data([tmp_path])


def test_exempt_text_stays_inside() -> None:
    open_and_shut, _ = make("a", ["The lido is open.", "The tender is private."], exempt=[1])
    assert public_text(open_and_shut) == "The lido is open."
    shut, _ = make("b", ["Private."], status="exempt")
    assert public_text(shut) == ""
    open_only, _ = make("c", ["The lido is open.", "It is cold."])
    assert public_text(open_only) == open_only.text
