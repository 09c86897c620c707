"""Three invented lines as a bank would be told them, so that a layout can be looked at before anybody is paid by it."""

from typing import Final, NamedTuple

from casework.payments.bank_files import Payment, cells, written
from casework.payments.layouts import Layout

_ACCOUNT: Final = "6228480000000000001"
SAMPLES: Final = (
    Payment("0a1b2c3d4e5f", 1, "示例一", _ACCOUNT, 708_000, "特别扶助 2026"),
    Payment("0a1b2c3d4e5f", 2, "示例二", _ACCOUNT[:-1] + "2", 96_050, "特别扶助 2026"),
    Payment("0a1b2c3d4e5f", 3, "欧阳示例三", _ACCOUNT[:-1] + "3", 5, "特别扶助 2026"),
)


class Sample(NamedTuple):
    """`heads` and `rows`: cell by cell; `text`: what the file holds; a workbook has none."""

    heads: list[str]
    rows: list[list[str]]
    text: str


def sample(layout: Layout) -> Sample:
    """Raises BankTextTooLong, where a column is narrower than an ordinary line."""
    plain = b"".join(written(layout, SAMPLES)).decode(layout.encoding) if layout.format != "xlsx" else ""
    heads = [column.title for column in layout.columns]
    return Sample(heads, [cells(layout, payment) for payment in SAMPLES], plain)
