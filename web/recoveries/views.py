"""What pages show of a recovery besides its figures: whose it is, why each part was not due, month by month what is."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from typing import Any, NamedTuple
from uuid import UUID

from casework.common.months import named
from casework.payments.why import Span, spans
from casework.recoveries.events import Overpaid
from casework.recoveries.state import NEW, Recovery, evolve
from casework.schemes.terms import Scheme
from projections.applications.people import people
from projections.engine.snapshot import Snapshot
from projections.households.history import HistoryEntry, stream_story
from projections.recoveries.compared import Compared, compared
from projections.recoveries.offsets import Taking, taken_by_lines
from projections.recoveries.recovery_list import Placed
from projections.schemes.in_force import scheme_in_force
from web.access.caller import Caller
from web.language.i18n import current_language
from web.language.places import place_of
from web.language.words import WORDS, word
from web.office import Office
from web.unsealing import unsealed


class Told(NamedTuple):
    """`story`: its events as recorded; `state`: what they come to."""

    placed: Placed
    story: Sequence[HistoryEntry]
    state: Recovery


def told_of(office: Office, placed: Placed, position: int) -> Told:
    """As known at a position of its ledger."""
    with office.database.single() as connection:
        story = stream_story(connection, placed.ledger, placed.row.recovery_id, position)
    return Told(placed, story, reduce(evolve, [each.event for each in story], NEW))  # type: ignore[arg-type]


def names_of(office: Office, caller: Caller, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """As the caller may see them; a person may live in another county than the one that paid."""
    with office.open_everywhere() as snapshot:
        known = people(snapshot, person_ids)
    texts = unsealed(office, [(each.name, each.ledger, each.household_id) for each in known.values()])
    return {person: texts.name(each.name, caller) for person, each in known.items()}


def heading_of(office: Office, caller: Caller, placed: Placed) -> str:
    name = names_of(office, caller, [placed.row.person_id]).get(placed.row.person_id, "")
    return " · ".join(filter(None, (name, word("scheme", placed.row.scheme), place_of(placed.row.division))))


def steps_of(state: Recovery) -> list[tuple[UUID, str, date | None, int]]:
    """Each step that counts: id, event, day, fen (none of what says no amount)."""
    return [
        (id_, type(each).__name__, each.happened_on, getattr(each, "amount_fen", 0))
        for id_, each in state.steps.items()
    ]


def offsets_of(snapshot: Snapshot, placed: Placed) -> list[tuple[Taking, str, str]]:
    """The payments that it is set off against: each with what it is called, and where it stands."""
    found = taken_by_lines(snapshot, [placed.row.person_id]).get(placed.row.recovery_id, [])
    return [(each, f"{word('scheme', each.scheme)} {each.period}", _stands(each)) for each in found]


def _stands(of: Taking) -> str:
    return word("bank_outcome", of.outcome) if of.outcome else word("payment_status", of.status)


class Reason(NamedTuple):
    """What is known now of the person by the scheme. `spans`: of each qualification, the months in order."""

    compared: Compared | None
    scheme: Scheme | None
    spans: Sequence[Sequence[Span]]


def reason_of(office: Office, placed: Placed) -> Reason:
    with office.open_everywhere() as snapshot:
        found = [each for each in compared(snapshot, [placed.row.person_id]) if each.scheme == placed.row.scheme]
        adopted = scheme_in_force(snapshot, placed.ledger, placed.row.scheme)  # type: ignore[arg-type]
    of = found[0] if found else None
    return Reason(of, adopted.scheme, [_due(spans(dues, ())) for dues in of.dues] if of else ())


def _due(found: Iterable[Span]) -> list[Span]:
    return [each._replace(state="due") if each.state == "elsewhere" else each for each in found]


def cause_words(part: Overpaid, scheme: Scheme | None) -> str:
    """Why it was not due, calmly and without codes."""
    said = word("month_state", part.cause)
    return f"{said} · {because}" if (because := _because(part, scheme)) else said


def _because(part: Overpaid, scheme: Scheme | None) -> str:
    if part.cause == "condition" and scheme:
        english = current_language() == "en"
        return next((c.text_en if english else c.text_zh for c in scheme.conditions if c.name == part.because), "")
    known = WORDS.get("exit_cause", {}).keys()
    return word("exit_cause", part.because) if part.because in known else ""


def as_json(part: Overpaid) -> dict[str, Any]:
    return {
        "list_id": part.list_id, "number": part.number, "component": part.component, "per": part.per,
        "amount_fen": part.amount_fen, "months": [named(month) for month in part.months], "total_fen": part.total_fen,
        "cause": part.cause, "because": part.because or None,
        "position": f"{part.ledger}:{part.position}" if part.ledger else None,
    }  # fmt: skip
