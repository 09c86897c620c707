"""The reason tree of one person in a list: as known when it was prepared, or as known at another moment."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from casework.common.months import last_day, months_of, named
from casework.payments.computing import Reckoner, months_until
from casework.payments.lines import LinePart
from casework.payments.why import Product, Span, products, spans
from casework.schemes.conditions import Finding, findings
from casework.schemes.facts import Facts
from casework.schemes.in_force import Adopted
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.payments import candidates, left_out, lines
from projections.payments.enrolled import declared, enrolled
from projections.payments.lines import Whole
from projections.payments.lists import Listed
from projections.schemes.facts import facts_of
from projections.schemes.in_force import editions_of
from web.language.i18n import current_language
from web.office import Office
from web.payments.computing import list_state

SAID = ("born_on", "sex", "died_on", "spouse_born_on", "child_died_on", "child_disability_level", "child_born_on", "children",
        "residency", "grade", "certificate")  # fmt: skip


class Fact(NamedTuple):
    """`value` as it is stored; `place`: ledger and position of the event that says so; `on`: since when, or on which day."""

    name: str
    value: str
    place: tuple[str, int] | None
    on: date | None = None


class Why(NamedTuple):
    """`line`: as the list has it; `left_out`: the reason it gives instead. `since`: first month of the qualification; None: there is
    no confirmed one. `adopted`: the edition in force at the period's end."""

    line: Whole | None
    left_out: str
    known: Mapping[str, int]
    adopted: Adopted
    since: str | None
    facts: tuple[Fact, ...]
    conditions: tuple[Finding, ...]
    spans: tuple[Span, ...]
    products: tuple[Product, ...]

    @property
    def total_fen(self) -> int:
        return sum(each.total_fen for each in self.products)


def seen(now: Snapshot, listed: Listed, person_id: UUID) -> tuple[Whole | None, str]:
    """What a reader sees of somebody in the list itself: their line, or why it has none."""
    number = lines.number_of(now, listed.list.list_id, person_id)
    line = lines.line(now, listed.list.list_id, number) if number is not None else None
    return line, left_out.reason_of(now, listed.list.list_id, person_id) or ""


def why(
    office: Office, listed: Listed, person_id: UUID, line: Whole | None, unpaid: str, known: Mapping[str, int] | None
) -> Why:
    """Of somebody whose line is this, who is left out for that reason, or who is not in the list at all."""
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
        found: list[Span] = []
        if who and said:
            held = enrolled(who, listed.ledger)
            found = spans(Reckoner(editions).dues(held, said, months_until(held, period)), told)
        asked = findings(adopted.scheme, said, period[-1], listed.ledger) if adopted.scheme and said else ()
        known_then = dict(snapshot.known)
    since = named(who.from_on.year * 12 + who.from_on.month - 1) if who else None
    return Why(
        line,
        unpaid,
        known_then,
        adopted,
        since,
        _facts(said) if said else (),
        asked,
        tuple(found),
        tuple(products(told)),
    )


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
        "facts": [{"fact": f.name, "value": f.value, "on": f.on, "position": _place(f.place)} for f in of.facts],
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
                "parts": [
                    {"component": p.component, "per": p.per, "amount_fen": p.amount_fen, "document": p.rate.document}
                    for p in s.parts
                ],
            }
            for s in of.spans
        ],
        "arithmetic": [p._asdict() for p in of.products],
        "amount_fen": of.line.amount_fen if of.line else 0,
    }  # fmt: skip


def _place(place: tuple[str, int] | None) -> str | None:
    return f"{place[0]}:{place[1]}" if place else None
