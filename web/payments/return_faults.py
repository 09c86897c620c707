"""The wrong rows of a bank's answer as a page lists them, and as a file to be given to the bank."""

import csv
from base64 import b64encode
from collections.abc import Sequence
from io import StringIO
from typing import Any, Final

from casework.common.refusals import Refused
from web.exports.files import CSV, defused
from web.http.refusals import MOST_TOLD
from web.language.i18n import N_, gettext, ngettext, shown_number
from web.language.refusal_words import sentence_of

MOST_SHOWN: Final = 200
WRONG: Final = {
    "bank-row-of-no-line": N_("no such line is paid"),
    "bank-row-twice": N_("the line stands in the file twice"),
    "bank-row-of-another-amount": N_("another amount"),
    "bank-row-contradicts": N_("not paid by an earlier file"),
    "bank-row-came-back": N_("paid by an earlier file"),
    "bank-row-unreadable": N_("not readable"),
    "bank-file-of-another-list": N_("another list"),
    "bank-file-broken": N_("broken characters"),
}


def told_first(refused: Refused) -> str:
    """What is said at the file: of a whole file why not, of wrong rows how many; they stand below, each by itself."""
    if "row" not in refused.values:
        return sentence_of(refused)
    number = len(refused.every)
    words = ngettext("Nothing was taken: %(num)s fault.", "Nothing was taken: %(num)s faults.", number)
    return words % {"num": shown_number(number)}


def shown_faults(faults: Sequence[Refused]) -> dict[str, Any]:
    """The first ones, how many there are, and all of them as CSV inside the page, so that no file lies about on the server."""
    rows = [_row(each) for each in faults[:MOST_TOLD]]
    download = f"data:{CSV};charset=utf-8;base64,{b64encode(_csv(rows)).decode()}" if rows else ""
    return {"faults": rows[:MOST_SHOWN], "all_faults": len(faults), "faults_file": download, "most_told": MOST_TOLD}


def _row(fault: Refused) -> tuple[str, ...]:
    said = fault.values
    column = "" if fault.name == "bank-file-broken" else said["column"]
    texts = (said["row"], column, gettext(WRONG[fault.name]), said.get("said", ""), said.get("expected", ""))
    return tuple(str(text) for text in texts)


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = StringIO()
    out = csv.writer(text)
    heads = N_("Row"), N_("Column"), N_("What is wrong"), N_("In the file"), N_("Expected")
    out.writerow([gettext(head) for head in heads])
    out.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
