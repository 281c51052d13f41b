"""What the tab may ask of the register, and what it is told when something is wrong."""

from __future__ import annotations

import base64
import csv
import io

import pytest
from openpyxl import load_workbook

from assistant.page.promises_desk import FAILED, NO_LONGER_FITS, PromisesDesk
from assistant.page.promises_query import order_promises
from assistant.page.promises_table import LOT

from .fake_assistant import FakeAssistant
from .fake_register import MAP, ROTA


@pytest.fixture
def assistant():
    return FakeAssistant()


@pytest.fixture
def ask(assistant):
    acts = {act.__name__: act for act in PromisesDesk(assistant).acts()}
    return lambda act, **fields: acts[f"register_{act}"](fields)


def test_the_tab_opens_on_everything(ask):
    reply = ask("start")
    assert "All 4 records" in reply["found"]
    assert reply["table"].count("<tr role") == 5
    assert 'name="due_from"' in reply["filters"]


def test_filters_are_applied_and_counted(ask):
    reply = ask("find", status="done")
    assert reply["announce"] == "1 of 4 records: done."
    assert "phours000003" in reply["table"]
    assert ROTA.id not in reply["table"]


def test_a_field_that_cannot_be_read_is_named(ask):
    assert set(ask("find", due_from="soon")["problems"]) == {"due_from"}


def test_the_next_lot_follows_the_first(assistant):
    many = FakeAssistant(promises=60)
    acts = {act.__name__: act for act in PromisesDesk(many).acts()}
    held = list(many.register.promises())
    listed = order_promises(held, "due")
    shown = " ".join(record.id for record in listed[:LOT])
    reply = acts["register_more"]({"shown": shown})
    assert reply["rows"].count("<tr ") == LOT
    assert f'data-id="{listed[LOT].id}"' in reply["rows"]
    assert reply["announce"] == "50 of 60 records shown."
    shown = " ".join(record.id for record in listed[:50])
    assert acts["register_more"]({"shown": shown})["more"] == ""
    first = acts["register_start"]({})["table"]
    assert first.count("<tr role") == LOT + 1


def test_a_review_is_stored_and_its_history_shown_at_once(ask, assistant):
    reply = ask("save", id=ROTA.id, version="0", who="Ada Pell", status="done", why="Seen")
    assert "Ada Pell changed the status from Overdue to Done" in reply["record"]
    assert "Done" in reply["row"]
    assert assistant.register.promise(ROTA.id).status == "done"


def test_the_counts_are_drawn_anew_with_a_review(ask):
    saved = ask("save", id=ROTA.id, version="0", who="Ada Pell", status="done", shown=ROTA.id)
    assert "All 4 records" in saved["found"]
    opened = ask("start")
    assert saved["plots"] == opened["plots"]
    assert "1 overdue" not in saved["plots"]
    assert NO_LONGER_FITS not in saved["record"]
    assert "1 of 4 records shown." in saved["more"]


def test_a_reviewed_record_that_fits_no_longer_is_counted_out_and_said(ask):
    under = {"status": "overdue"}
    sent = {"filters": under, "shown": ROTA.id, "who": "Ada Pell", "status": "done"}
    reply = ask("save", id=ROTA.id, version="0", **sent)
    assert "0 of 4 records: overdue" in reply["found"]
    assert reply["caption"].startswith("0 of 4 records: overdue.")
    assert reply["plots"] == reply["more"] == ""
    assert NO_LONGER_FITS in reply["record"]


def test_the_next_lot_leaves_out_none_though_a_review_moved_one():
    many = FakeAssistant(promises=60)
    acts = {act.__name__: act for act in PromisesDesk(many).acts()}
    listed = order_promises(many.register.promises(), "due")
    shown = [record.id for record in listed[:LOT]]
    acts["register_save"]({"id": shown[0], "version": "0", "who": "Ada", "status": "done"})
    reply = acts["register_more"]({"shown": " ".join(shown)})
    assert f'data-id="{listed[LOT].id}"' in reply["rows"]
    assert f'data-id="{shown[0]}"' not in reply["rows"]


def test_a_wrong_field_stores_nothing(ask, assistant):
    reply = ask("save", id=ROTA.id, version="0", who="", status="done")
    assert set(reply["problems"]) == {"who"}
    assert assistant.register.promise(ROTA.id).history == ()


def test_the_second_of_two_reviewers_sees_the_first_ones_change(ask, assistant):
    ask("save", id=ROTA.id, version="0", who="Ada", status="done")
    reply = ask("save", id=ROTA.id, version="0", who="Bram", owner="Waste team")
    assert reply["kept"]
    assert "This record changed while you had it open: Ada changed the status" in reply["record"]
    assert 'data-version="1"' in reply["record"]
    assert assistant.register.promise(ROTA.id).owner is None
    ask("save", id=ROTA.id, version="1", who="Bram", owner="Waste team")
    after = assistant.register.promise(ROTA.id)
    assert (after.status, after.owner) == ("done", "Waste team")
    assert [change.who for change in after.history] == ["Ada", "Bram"]


def test_a_record_that_is_gone_is_said(ask):
    assert "No record pgone is held" in ask("open", id="pgone")["problem"]


def test_a_quote_whose_document_is_gone_is_still_shown(ask, assistant):
    lost = MAP.model_copy(update={"document_id": "gone"})
    assistant.register.held[MAP.id] = lost
    assert f"<mark>{MAP.quote}</mark>" in ask("open", id=MAP.id)["record"]


def test_what_goes_wrong_inside_is_not_told(ask, assistant, monkeypatch, caplog):
    def fail(*_, **__):
        raise RuntimeError("secret internal detail")

    monkeypatch.setattr(assistant.register, "promises", fail)
    assert ask("start") == {"problem": FAILED}
    assert "secret internal detail" in caplog.text


def test_a_request_that_is_no_mapping_is_answered(assistant):
    for act in PromisesDesk(assistant).acts():
        assert isinstance(act(["status", "done"]), dict)


def test_the_sheet_says_what_it_holds(ask):
    sheet = ask("sheet", status="overdue")["sheet"]
    assert "Borough of Harrowmere. 1 of 4 records: overdue. Printed on" in sheet


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_the_filters_leave_is_packed_as_a_file(ask, ending):
    reply = ask("export", status="overdue", format=ending)
    assert reply["name"].endswith(f".{ending}")
    packed = base64.b64decode(reply["contents"])
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(packed.decode("utf-8-sig"))))
    else:
        sheet = load_workbook(io.BytesIO(packed)).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows] == ["Reference", ROTA.id]


def test_no_other_kind_of_file_is_packed(ask):
    assert "CSV or for Excel" in ask("export", format="exe")["problem"]
