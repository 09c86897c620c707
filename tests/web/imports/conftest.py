"""Small ledgers, written as an office's Excel would write them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from casework.divisions.country import the_divisions
from web.imports import Judged, judge, read_sheet

AS_OF = date(2026, 11, 20)
FATHER, MOTHER, OTHER = "411326196910289574", "411326194702269369", "411326194907249919"
GOOD: dict[str, Any] = {
    "乡镇(街道)": "西簧乡",
    "村(社区)": "七棵树村民委员会",
    "户号": "411326-00001",
    "类别": "独生子女死亡",
    "父亲姓名": "彭云",
    "父亲身份证号": FATHER,
    "母亲姓名": "马建娥",
    "母亲身份证号": MOTHER,
}
SAMPLE = Path(__file__).parents[2] / "data" / "sample-ledger.xlsx"


def workbook(*rows: Mapping[str, Any], title: str = "", header: Sequence[str] = ()) -> bytes:
    """A workbook with the given columns: numbers as numbers, days as Excel days, the rest as text."""
    columns = list(header) or list(dict.fromkeys(column for row in rows for column in row))
    lines: list[list[Any]] = [[title]] if title else []
    lines += [columns, *([row.get(column, "") for column in columns] for row in rows)]
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy/m/d"}) as book:
        page = book.add_worksheet()
        for number, line in enumerate(lines):
            for place, cell in enumerate(line):
                if cell != "":
                    page.write_string(number, place, cell) if isinstance(cell, str) else page.write(number, place, cell)
    return content.getvalue()


def judged(*rows: Mapping[str, Any], county: str = "411326") -> Judged:
    return judge(read_sheet(workbook(*rows)), county, AS_OF, the_divisions())


@pytest.fixture
def good() -> dict[str, Any]:
    return dict(GOOD)


@pytest.fixture
def make_workbook() -> Callable[..., bytes]:
    return workbook


@pytest.fixture
def judge_rows() -> Callable[..., Judged]:
    return judged


@pytest.fixture
def sample() -> Path:
    return SAMPLE
