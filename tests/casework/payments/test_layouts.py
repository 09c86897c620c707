"""Layouts that a county adopts, and what stands in a bank's file, whatever somebody is called."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from casework.common.refusals import BankTextBeginsAFormula, NoSuchLayout
from casework.payments.bank_files import Payment, cells, written
from casework.payments.layout_adoption import NEW, AdoptBankLayout, decide
from casework.payments.layouts import Layout, is_clear, shipped

TABLE: dict[str, Any] = msgspec.to_builtins(shipped()["table"])
FIXED: dict[str, Any] = msgspec.to_builtins(shipped()["fixed"])
SENT, RETURNED = TABLE["columns"], TABLE["returned"]


def adopt(**changes: Any) -> Layout:
    order = AdoptBankLayout(layouts_id=UUID(int=1), name="own", layout={**TABLE, **changes}, division="411326")
    (adopted,) = decide(order, NEW, date(2026, 11, 20))
    return adopted.layout


def titled(columns: Any, title: str) -> list[dict[str, Any]]:
    return [{**columns[0], "title": title}, *columns[1:]]


UNFIT: dict[str, dict[str, Any]] = {
    "nothing said is paid": {"results": {"paid": [""]}}, "blank": {"results": {"paid": [" "]}},
    "a word of two meanings": {"results": {"paid": ["1"], "other": ["1"]}},
    "a word without end": {"results": {"paid": ["1" * 41]}},
    "a field twice": {"returned": [*RETURNED, {"field": "number", "title": "行"}]},
    "a title twice": {"returned": titled(RETURNED, RETURNED[1]["title"])},
    "a title that no header has": {"returned": titled(RETURNED, " 批次")},
    "two lines": {"columns": titled(SENT, "批\r\n次")},
    **{f"a formula by {sign}": {"columns": titled(SENT, f"{sign}1+1")} for sign in "=+-@"},
}  # fmt: skip


@pytest.mark.parametrize("changes", UNFIT.values(), ids=UNFIT)
def test_a_layout_by_which_a_return_could_be_misread_is_not_adopted(changes: dict[str, Any]) -> None:
    with pytest.raises(NoSuchLayout):
        adopt(**changes)


def test_the_layouts_at_hand_are_clear() -> None:
    assert all(is_clear(each) for each in shipped().values())


def test_a_line_break_in_a_name_begins_no_other_line() -> None:
    paid = Payment("0a1b2c3d4e5f", 1, "张三\r\n0a1b2c3d4e5f\u2028", "622848", 708_000, "特别扶助")
    for layout in (shipped()["fixed"], shipped()["table"]):
        text = b"".join(written(layout, [paid])).decode(layout.encoding)
        assert len(text.splitlines()) == (1 if layout.format == "fixed" else 2)
        assert "张三 0a1b2c3d4e5f" in text


def test_the_bank_gets_a_name_sign_for_sign_and_no_table_of_text_holds_a_formula() -> None:
    """A name of an old import, which nobody could enter now. As a cell of a workbook it is text: tests/web/payments."""
    for name in ("=1+1", "+张三", "-张三", "@张三", "＝张三"):
        paid = Payment("0a1b2c3d4e5f", 7, name, "622848", 708_000, "特别扶助")
        fixed, table = shipped()["fixed"], shipped()["table"]
        assert name.encode("gb18030") in b"".join(written(fixed, [paid]))
        with pytest.raises(BankTextBeginsAFormula) as refused:
            list(written(table, [paid]))
        assert refused.value.values == {"number": 7, "column": "户名"}
        assert name in cells(shipped()["workbook"], paid)


def test_a_fixed_file_in_utf8_has_no_mark_inside_its_lines() -> None:
    layout = adopt(**{**FIXED, "encoding": "utf-8-sig"})
    paid = Payment("0a1b2c3d4e5f", 1, "张三", "622848", 708_000, "特别扶助")
    assert b"".join(written(layout, [paid])).startswith(b"0a1b2c3d4e5f00000001622848 ")
