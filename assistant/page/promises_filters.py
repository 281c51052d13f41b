"""Draws the register's filter form from what the register holds."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.page.promises_fields import render_field, render_options
from assistant.page.promises_query import MAX_TEXT, ORDERS, OUTSTANDING
from assistant.page.promises_wording import KINDS, STATUSES
from assistant.promises.types import Promise

MOST_OWNERS = 300
"""Names offered while an owner is typed."""

_KEY = "promises"


def list_bodies(records: Sequence[Promise]) -> list[str]:
    """Return the committees that have records, by name."""
    return sorted({record.body for record in records if record.body})


def list_owners(records: Sequence[Promise]) -> list[str]:
    """Return the owners, and those who must act by the record, by name."""
    names = {record.owner for record in records} | {record.who for record in records}
    return sorted(name for name in names if name)[:MOST_OWNERS]


def render_filters(records: Sequence[Promise]) -> str:
    """Draw the form; its fields are those that ``read_query`` reads."""
    bodies = {"": "Every committee"} | {body: body for body in list_bodies(records)}
    kinds = {"": "Every kind"} | KINDS
    statuses = {"": "Every status", OUTSTANDING: "Outstanding (open or overdue)"} | {
        status: name.word for status, name in STATUSES.items()
    }
    owners = "".join(f'<option value="{escape(name)}"></option>' for name in list_owners(records))
    fields = (
        _render_choice("status", "Status", statuses),
        _render_choice("body", "Committee", bodies),
        _render_choice("kind", "Kind", kinds),
        render_field(
            _KEY, "owner", "Owner or who promised",
            f'<input @attributes list="{_KEY}-owners" maxlength="{MAX_TEXT}" autocomplete="off">',
        ),
        render_field(
            _KEY, "due_from", "Due from", '<input @attributes maxlength="40" autocomplete="off">',
        ),
        render_field(
            _KEY, "due_to", "Due to", '<input @attributes maxlength="40" autocomplete="off">',
        ),
        render_field(
            _KEY, "text", "With the words",
            f'<input type="search" @attributes maxlength="{MAX_TEXT}" autocomplete="off">',
        ),
        _render_choice("order", "Order", ORDERS),
    )  # fmt: skip
    return (
        '<form class="promise-filters" novalidate aria-labelledby="promise-filters-heading">'
        '<details class="filter-box" open><summary><h3 id="promise-filters-heading">'
        'Filter the register</h3></summary><div class="filter-fields">'
        f"{''.join(fields)}</div>"
        '<p class="hint">Dates may be a year, a month or a day, such as 2027, March 2027 or '
        "14 October 2027.</p>"
        '<div class="acts"><button type="submit" class="primary">Apply filters</button>'
        '<button type="button" class="plain" data-act="show-all">Show all</button></div>'
        f'</details><datalist id="{_KEY}-owners">{owners}</datalist></form>'
    )


def _render_choice(name: str, label: str, options: dict[str, str]) -> str:
    return render_field(
        _KEY, name, label, f"<select @attributes>{render_options(options)}</select>"
    )
