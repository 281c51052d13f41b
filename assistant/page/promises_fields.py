"""Fields of the register's forms: drawn with label, hint and room for a problem; read as text."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from corpus.errors import BadRequest


class FieldProblems(BadRequest):
    """Fields of a form that cannot be acted on: ``fields`` maps each to what to do about it."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = dict(fields)


def read_text(fields: Mapping[str, object], name: str) -> str:
    """Return one field of a form as trimmed text; anything that is no text is empty."""
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def render_field(
    key: str, name: str, label: str, control: str, *, hint: str = "", classes: str = ""
) -> str:
    """Draw a labelled field with room for what is wrong with it.

    ``control`` holds ``@attributes`` where the names that tie it to its label go.
    """
    place = f"{key}-{name}"
    told = f"{place}-hint " if hint else ""
    hinted = f'<p class="hint" id="{place}-hint">{escape(hint)}</p>' if hint else ""
    attributes = f'id="{place}" name="{name}" aria-describedby="{told}{place}-problem"'
    return (
        f'<div class="field {classes}"><label for="{place}">{escape(label)}</label>{hinted}'
        f'<p class="field-problem" id="{place}-problem"></p>'
        f"{control.replace('@attributes', attributes)}</div>"
    )


def render_options(options: Mapping[str, str], chosen: str = "") -> str:
    """Draw the options of a list of choices."""
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
        f"{escape(label)}</option>"
        for value, label in options.items()
    )
