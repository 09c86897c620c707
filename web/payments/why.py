"""The reason tree of one person in a list: as known when it was prepared, or as known at another moment."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from casework.common.months import last_day, months_of, named
from casework.payments.computing import months_until
from casework.payments.lines import LineOffset, LinePart
from casework.payments.reckoner import Reckoner
from casework.payments.why import Product, Share, Span, products, spans
from casework.schemes.conditions import Finding, findings
from casework.schemes.dues import Part
from casework.schemes.facts import Facts
from casework.schemes.in_force import Adopted
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.payments import candidates, left_out, lines
from projections.payments.enrolled import declared, enrolled
from projections.payments.lines import Said, Whole
from projections.payments.lists import Listed
from projections.schemes.facts import facts_of
from projections.schemes.in_force import editions_of
from web.language.i18n import current_language
from web.office import Office
from web.payments.computing import list_state
from web.payments.paid_before import NOTHING_BEFORE, Before, paid_before, rests_before

SAID = ("born_on", "sex", "died_on", "spouse_born_on", "child_died_on", "child_disability_level", "child_born_on", "children",
        "residency", "grade", "certificate")  # fmt: skip


class Fact(NamedTuple):
    """`value` as it is stored; `place`: ledger and position of the event that says so; `on`: since when, or on which day. `is_new`:
    known since the months were paid for which this line pays a difference."""

    name: str
    value: str
    place: tuple[str, int] | None
    on: date | None = None
    is_new: bool = False


class Why(NamedTuple):
    """`line`: as the list has it; `bank`: what the bank made of it; `left_out`: the reason it gives instead. `since`: first month of the
    qualification; None: there is no confirmed one. `adopted`: the edition in force at the period's end. `before`: the lines of which
    this one pays the rest."""

    line: Whole | None
    bank: Said | None
    left_out: str
    known: Mapping[str, int]
    adopted: Adopted
    since: str | None
    facts: tuple[Fact, ...]
    conditions: tuple[Finding, ...]
    spans: tuple[Span, ...]
    products: tuple[Product, ...]
    before: Before

    @property
    def total_fen(self) -> int:
        """What the months come to, before anything is set off."""
        return sum(each.total_fen for each in self.products)

    @property
    def offsets(self) -> tuple[LineOffset, ...]:
        return self.line.set_off if self.line else ()


class Seen(NamedTuple):
    """What a reader sees of somebody in the list itself: their line and what the bank made of it, or why it has none."""

    line: Whole | None
    bank: Said | None
    left_out: str


def seen(now: Snapshot, listed: Listed, person_id: UUID) -> Seen:
    number = lines.number_of(now, listed.list.list_id, person_id)
    line = lines.line(now, listed.list.list_id, number) if number is not None else None
    bank = lines.said_of(now, listed.list.list_id, line.number) if line else None
    return Seen(line, bank, left_out.reason_of(now, listed.list.list_id, person_id) or "")


def why(office: Office, listed: Listed, person_id: UUID, of: Seen, known: Mapping[str, int] | None) -> Why:
    """Of somebody of whom the list shows this."""
    line, bank = of.line, of.bank
    unpaid = bank.outcome if bank and bank.outcome in ("returned", "excluded") else ""
    told: tuple[LinePart, ...] = line.told if line else ()
    prepared = list_state(office, listed.ledger, listed.list.list_id).prepared
    then = known or (prepared.known if prepared else {})
    period = months_of(listed.list.period)
    with open_snapshot(office.database, NATION, listed.list.prepared_on, known_position=then) as snapshot:
        editions = editions_of(snapshot, listed.ledger, listed.list.scheme)  # type: ignore[arg-type]
        adopted = editions.on(last_day(period[-1]))
        who = candidates.of_person(snapshot, listed.ledger, listed.list.scheme, person_id)
        facts = facts_of(snapshot, [person_id]).get(person_id)
        said = declared(who, facts, listed.ledger) if who else facts
        held = enrolled(who, listed.ledger) if who else None
        dues = Reckoner(editions).dues(held, said, months_until(held, period)) if held and said else ()
        of_list = listed.list.list_id, listed.list.scheme
        before = NOTHING_BEFORE
        if line:
            before = paid_before(office, snapshot, *of_list, line, rests_before(dues, told), as_computed=not known)
        asked = findings(adopted.scheme, said, period[-1], listed.ledger) if adopted.scheme and said else ()
        known_then = dict(snapshot.known)
    since = named(who.from_on.year * 12 + who.from_on.month - 1) if who else None
    return Why(
        line, bank, of.left_out, known_then, adopted, since,
        tuple(each._replace(is_new=before.is_new(each.place)) for each in _facts(said)) if said else (),
        asked, tuple(spans(dues, told, unpaid, before.amounts)), tuple(products(told, before.amounts)), before,
    )  # fmt: skip


def _facts(facts: Facts) -> tuple[Fact, ...]:
    found = [
        Fact(name, str(value), facts.positions.get(name))
        for name in SAID
        if (value := getattr(facts, name)) is not None
    ]
    found += [Fact("category", each.value, each.position, _day(each.from_on)) for each in facts.categories]
    found += [Fact("hukou_division", each.value, each.position, _day(each.from_on)) for each in facts.hukou]
    found += [Fact("reported", each.kind, each.position, each.on) for each in facts.reported]
    return tuple(found)


def _day(on: date) -> date | None:
    return None if on == date.min else on


def as_json(of: Why) -> dict[str, Any]:
    """The tree for programs: enough to derive the amount again."""
    scheme = of.adopted.scheme
    english = current_language() == "en"
    return {
        "rule": scheme and {
            "scheme": scheme.scheme, "title": scheme.title_en if english else scheme.title_zh,
            "edition": of.adopted.reference, "document": of.adopted.document_number or scheme.document,
            "source": scheme.source, "assumed": scheme.assumed,
        },
        "known_position": of.known, "since": of.since, "left_out": of.left_out or None,
        "facts": [
            {"fact": f.name, "value": f.value, "on": f.on, "position": _place(f.place), "known_since_paid": f.is_new}
            for f in of.facts
        ],
        "conditions": [
            {
                "name": f.condition.name, "text": f.condition.text_en if english else f.condition.text_zh,
                "holds": f.holds, "said": f.said, "position": _place(f.position), "source": f.condition.source,
            }
            for f in of.conditions
        ],
        "months": [
            {
                "from": named(s.first), "to": named(s.last), "months": s.months, "state": s.state,
                "because": s.because or None,
                "parts": [_part(p, s.shares) for p in s.parts],
            }
            for s in of.spans
        ],
        "arithmetic": [{**p._asdict(), "due_fen": p.due_fen} for p in of.products],
        "paid_before": [
            {
                "list_id": b.list_id, "number": b.number, "period": b.period, "component": b.component,
                "months": [named(month) for month in b.months], "amount_fen": b.amount_fen,
            }
            for b in of.before.lines
        ],
        "due_fen": of.total_fen,
        "offsets": [
            {"recovery_id": each.recovery_id, "amount_fen": each.amount_fen, "agreed_on": each.agreed_on}
            for each in of.offsets
        ],
        "amount_fen": of.line.amount_fen if of.line else 0,
        "bank": msgspec.structs.asdict(of.bank) if of.bank else None,
    }  # fmt: skip


def _part(of: Part, shares: Sequence[Share]) -> dict[str, Any]:
    """What is due, and what of it the line pays: nothing, all, or as a difference what stood too low before."""
    share = next((each for each in shares if (each.component, each.per) == (of.component, of.per)), None)
    return {
        "component": of.component, "per": of.per, "amount_fen": of.amount_fen, "document": of.rate.document,
        "paid_fen": share.amount_fen if share else 0, "supplement": share.supplement if share else 0,
    }  # fmt: skip


def _place(place: tuple[str, int] | None) -> str | None:
    return f"{place[0]}:{place[1]}" if place else None
