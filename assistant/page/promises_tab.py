"""The *Promises* tab: one component, whose script asks the desk for what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.page.ports import AskPort
from assistant.page.promises_desk import PromisesDesk

_SCRIPT = Path(__file__).with_name("promises.js")

SHELL = (
    '<section id="register" aria-labelledby="register-heading">'
    '<h2 id="register-heading" tabindex="-1">Promises</h2>'
    '<p class="lead">What was promised, asked for and resolved at meetings, in the record’s own '
    "words, and what the record says has become of it. Open a record to read it in its place and "
    "to review it.</p>"
    '<p class="register-status visually-hidden" role="status" aria-live="polite"></p>'
    '<p class="register-problem" role="alert"></p>'
    '<div data-part="filters"></div>'
    '<div class="found-line"><div data-part="found"><p class="found">Reading the register…</p>'
    '</div><div class="acts" data-part="acts" hidden>'
    '<button type="button" class="plain" data-act="print">Print</button>'
    '<button type="button" class="plain" data-act="export" data-format="csv">Save as CSV</button>'
    '<button type="button" class="plain" data-act="export" data-format="xlsx">Save as Excel'
    "</button>"
    '</div></div><details class="plot-box" open hidden><summary><h3>Counts of these records</h3>'
    '</summary><div data-part="plots"></div></details><div data-part="table"></div></section>'
)


def build_promises_tab(assistant: AskPort) -> Any:
    """Build the tab's content; to be called where the tab's children are laid out."""
    desk = PromisesDesk(assistant)
    return gr.HTML(
        html_template=SHELL,
        js_on_load=_SCRIPT.read_text(encoding="utf-8"),
        server_functions=desk.acts(),
        elem_id="promises",
        padding=False,
    )
