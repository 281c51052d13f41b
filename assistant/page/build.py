"""The Gradio layout: which component stands where, and which handler each event calls."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

# Before the import: Gradio reads it while loading.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from assistant.page.conversation import Conversation, stream_answer
from assistant.page.filters import read_filters, say_filters
from assistant.page.masthead import render_filter_note, render_heading
from assistant.page.ports import AskPort
from assistant.page.promises_tab import build_promises_tab
from assistant.page.render import render_announcement
from assistant.page.wording import say_kind
from assistant.types import LibraryInfo
from corpus.errors import BadRequest

MAX_EXAMPLES = 6
MAX_QUESTION = 1000
"""Characters that the question field takes."""

CONCURRENT_ANSWERS = 4
"""Questions answered at once for all visitors; the rest wait their turn."""

_EMPTY_QUESTION = "Write a question first, then choose Ask."


def build_app(assistant: AskPort) -> gr.Blocks:
    """Build the chat page over ``assistant``; launch it with ``look.launch_options()``."""
    info = assistant.library()
    with gr.Blocks(title="Ask the minutes", analytics_enabled=False, fill_width=True) as page:
        conversation = gr.State(Conversation())
        heading = gr.HTML(render_heading(info), elem_id="heading", padding=False)
        with gr.Tabs(elem_id="tabs", visible=bool(info.documents)) as tabs:
            with gr.Tab("Ask", id="ask", elem_id="ask-tab"), gr.Row(elem_id="columns"):
                with gr.Column(scale=3, min_width=0, elem_id="talk"):
                    past = gr.HTML("", elem_id="past", padding=False)
                    latest = gr.HTML("", elem_id="latest", padding=False)
                    announcement = gr.HTML(render_announcement(""), elem_id="announcement")
                    with gr.Column(elem_id="ask-form", min_width=0):
                        filter_note = gr.HTML(render_filter_note(""), elem_id="filter-note")
                        question = gr.Textbox(
                            label="Your question",
                            info="Press Enter to ask. Shift and Enter starts a new line.",
                            lines=1,
                            max_lines=8,
                            max_length=MAX_QUESTION,
                            elem_id="question",
                            autofocus=False,
                        )
                        with gr.Row(elem_id="buttons"):
                            ask = gr.Button("Ask", variant="primary", elem_id="ask", min_width=0)
                            new = gr.Button("New conversation", elem_id="new", min_width=0)
                    with gr.Column(elem_id="examples", min_width=0):
                        gr.HTML('<h2 class="small-heading">Questions to try</h2>', padding=False)
                        examples = [gr.Button(**slot) for slot in _example_slots(info)]
                with gr.Column(scale=1, min_width=0, elem_id="filters"):
                    gr.HTML(
                        '<h2 class="small-heading">Narrow the search</h2>'
                        '<p class="hint">Applies to your next question.</p>',
                        padding=False,
                    )
                    fields = _filter_fields(info)
                    clear = gr.Button("Clear filters", elem_id="clear-filters", min_width=0)
            with gr.Tab("Promises", id="promises", elem_id="promises-tab"):
                build_promises_tab(assistant)

        # Handlers: each makes one call below and hands the result to a render function.
        def on_ask(
            text: str,
            bodies: list[str],
            kinds: list[str],
            date_from: str,
            date_to: str,
            held: Conversation,
        ) -> Iterator[tuple[Any, ...]]:
            """Stream the answer to one question under the given filters."""
            text = (text or "").strip()[:MAX_QUESTION]
            if not text:
                yield gr.skip(), gr.skip(), render_announcement(_EMPTY_QUESTION), "", held
                return
            try:
                filters = read_filters(bodies, kinds, date_from, date_to)
            except BadRequest as error:
                yield gr.skip(), gr.skip(), render_announcement(str(error)), text, held
                return
            first = True
            for update in stream_answer(assistant, text, filters, held):
                yield (
                    update.conversation.past if first else gr.skip(),
                    update.latest,
                    render_announcement(update.announcement),
                    "" if first else gr.skip(),
                    update.conversation,
                )
                first = False

        def on_new() -> tuple[Any, ...]:
            """Forget the conversation."""
            return "", "", render_announcement("New conversation started."), "", Conversation()

        def on_filters(bodies: list[str], kinds: list[str], start: str, end: str) -> str:
            """Say which filters the next question will be asked under."""
            try:
                return render_filter_note(say_filters(read_filters(bodies, kinds, start, end)))
            except BadRequest as error:
                return render_filter_note("", str(error))

        def on_load() -> tuple[Any, ...]:
            """Show what the library holds now, which may be more than when the page was built."""
            now = assistant.library()
            return (
                render_heading(now),
                gr.update(visible=bool(now.documents)),
                gr.update(choices=list(now.bodies), visible=bool(now.bodies)),
                gr.update(choices=_kind_choices(now), visible=bool(now.kinds)),
                *(gr.update(**slot) for slot in _example_slots(now)),
            )

        told = [past, latest, announcement, question, conversation]
        asked = [question, *fields, conversation]
        quiet = {"show_progress": "hidden"}
        answering = quiet | {"concurrency_limit": CONCURRENT_ANSWERS, "concurrency_id": "ask"}
        gr.on([question.submit, ask.click], on_ask, asked, told, api_name="ask", **answering)
        for button in examples:
            button.click(
                on_ask, [button, *fields, conversation], told, api_visibility="private", **answering
            )
        new.click(on_new, None, told, api_name="new_conversation", **quiet)
        gr.on(
            [field.change for field in fields],
            on_filters,
            fields,
            filter_note,
            api_name="describe_filters",
            **quiet,
        )
        clear.click(lambda: ([], [], "", ""), None, fields, api_visibility="private", **quiet)
        page.load(
            on_load,
            None,
            [heading, tabs, fields[0], fields[1], *examples],
            api_name="library",
            **quiet,
        )
    return page


def _example_slots(info: LibraryInfo) -> list[dict[str, Any]]:
    texts = info.examples[:MAX_EXAMPLES]
    return [
        {
            "value": texts[place] if place < len(texts) else "",
            "visible": place < len(texts),
            "elem_classes": ["example"],
            "min_width": 0,
        }
        for place in range(MAX_EXAMPLES)
    ]


def _kind_choices(info: LibraryInfo) -> list[tuple[str, str]]:
    return [(say_kind(kind), kind) for kind in info.kinds]


def _filter_fields(info: LibraryInfo) -> list[Any]:
    bodies = gr.CheckboxGroup(
        list(info.bodies), label="Committee", visible=bool(info.bodies), elem_id="bodies"
    )
    kinds = gr.CheckboxGroup(
        _kind_choices(info), label="Kind of document", visible=bool(info.kinds), elem_id="kinds"
    )
    gr.HTML(
        '<h3 class="field-heading">Period</h3><p class="hint">A year, a month or a day, such as '
        "2019, March 2019 or 14 October 2021.</p>",
        padding=False,
    )
    start = gr.Textbox(label="From", elem_id="date-from", max_lines=1, max_length=40)
    end = gr.Textbox(label="To", elem_id="date-to", max_lines=1, max_length=40)
    return [bodies, kinds, start, end]
