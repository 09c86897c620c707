"""What the ledger tells after a drill, from the bare events: who was paid what, by whom approved, whether each request is there once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, Final, NamedTuple
from uuid import uuid5

from psycopg import Connection

from bench.desk import Answered
from casework.ledger.traces import traces
from casework.ledger.verify import verify
from projections.check import check

PAYING: Final = """
    select name, data, command_id, recorded_at from ledger.events
     where ledger = %s and (name like 'PaymentL%%' or name like 'RecoveryOffset%%'
       or name in ('BankReturnReceived', 'SettledLinesReturned'))
     order by position
"""


class Told(NamedTuple):
    """`settled_fen`: of lines that the bank paid. `lost`: answers of which nothing is there; `doubled`: months and requests that are there
    twice. `wrong`: what else does not hold."""

    settled_fen: int
    lost: int
    doubled: int
    wrong: list[str]


def told(owner: Connection[Any], ledger: str, answered: Iterable[Answered]) -> Told:
    events = owner.execute(PAYING, (ledger,)).fetchall()
    lines, settled, by_itself, set_off = _reckoned(events)
    paid = Counter(
        (line["person_id"], part["component"], month)
        for line in lines.values()
        for part in line["parts"]
        for month in part["months"]
    )
    known = {
        id_
        for (id_,) in owner.execute(
            "select command_id from ledger.events union select command_id from ledger.unrecorded"
        )
    }
    asked = {uuid5(each.user_id, str(each.key)) for each in answered if each.status == 201}
    appends = defaultdict[Any, set[Any]](set)
    for _, _, command, at in events:
        appends[command].add(at)
    twice = sum(times > 1 for times in paid.values()) + sum(len(each) > 1 for each in appends.values())
    wrong = [f"approved by who prepared: {list_id}" for list_id in by_itself] + set_off
    wrong += [
        str(each) for each in (verify(owner, ledger), traces(owner, ledger)) if each and not isinstance(each, int)
    ]
    return Told(settled, len(asked - known), twice, wrong + [str(each) for each in check(owner)])


def _reckoned(
    events: Iterable[tuple[str, Any, Any, Any]],
) -> tuple[dict[tuple[str, int], Any], int, list[str], list[str]]:
    """The lines that are paid or to be paid, the sum of the settled ones, the lists whose approver had prepared or frozen them, and
    what recoveries know otherwise than settled lines say of what was set off."""
    lines: dict[tuple[str, int], Any] = {}
    hands, settled, by_itself = defaultdict[str, set[str]](set), 0, list[str]()
    paid, known = set[tuple[str, int]](), dict[str, tuple[tuple[str, int], int]]()
    for name, data, _, _ in events:
        of = data.get("list_id", "")
        match name:
            case "RecoveryOffset":
                known[data["entry_id"]] = (of, data["number"]), data["amount_fen"]
            case "RecoveryOffsetReturned":
                del known[data["entry_id"]]
            case "SettledLinesReturned":
                for each in data["returned"]:
                    del lines[of, each["number"]]
                    paid.remove((of, each["number"]))
                    settled -= each["amount_fen"]
            case "PaymentLinesComputed":
                lines |= {(of, line["number"]): line for line in data["lines"]}
            case "PaymentLineExcluded":
                del lines[of, data["number"]]
            case "PaymentListDiscarded":
                lines = {place: line for place, line in lines.items() if place[0] != of}
            case "PaymentListPrepared" | "PaymentListFrozen":
                hands[of].add(data["by"])
            case "PaymentListApproved" if data["by"] in hands[of]:
                by_itself.append(of)
            case "BankReturnReceived":
                for each in data.get("returned", ()):
                    del lines[of, each["number"]]
                for run in data.get("settled", ()):
                    settled += run["amount_fen"]
                    paid |= {(of, number) for number in range(run["from_number"], run["until_number"])}
    due = {line: sum(each["amount_fen"] for each in lines[line].get("offsets", ())) for line in paid}
    differs = {line: fen for line, fen in due.items() if fen}.items() ^ dict(known.values()).items()
    return lines, settled, by_itself, [f"set off otherwise: {each}" for each in differs]
