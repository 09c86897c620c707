"""Days of care in a hospital, from the report to the line that pays them: once, up to the most of a year, asked back if they were none."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from casework.common.refusals import SchemeNotPaid
from casework.ledger.append import ClaimConflict
from casework.ledger.traces import traces
from projections.applications.lookup import of_persons
from projections.payments import lines
from tests.api.case import V1
from tests.support.pages import fill
from tests.support.paid import answer, bring, confirm, prepare, send
from tests.support.world import COUNTY, NEXT_COUNTY, VILLAGE, World
from web.applications import actions as a
from web.recoveries.finding import look
from web.schemes import actions as schemes

CARE = "hospital_care"
NEXT_VILLAGE = f"{NEXT_COUNTY}002001"
MARCH = {"kind": "stay", "from_on": date(2026, 3, 2), "until_on": date(2026, 3, 13), "number": "Z-1"}
APRIL = {"kind": "stay", "from_on": date(2026, 4, 1), "until_on": date(2026, 6, 30), "number": "Z-2"}


@pytest.fixture
def cared(world: World) -> tuple[UUID, UUID]:
    """A county with Jiangxi's terms, and somebody who draws the care benefit: the application and the person."""
    world.ask(schemes.ADOPT, edition="hospital_care-jiangxi", from_on=date(2026, 1, 1), document_number="1")
    household_id, (member, *_) = world.household()
    return confirm(world, member, household_id, scheme=CARE), member


def accepted(world: World, application_id: UUID, stay: dict[str, Any], **said: Any) -> UUID:
    reported = world.ask(a.REPORT_OCCASION, application_id=application_id, **stay).id
    world.ask(
        a.DECIDE_OCCASION, world.caller("approver"), application_id=application_id, occasion_id=reported, accepted=True, **said
    )  # fmt: skip
    return reported


def told(world: World, list_id: UUID) -> list[tuple[int, int]]:
    """Of each part of the list's lines: days and yuan."""
    with world.office.open_everywhere() as snapshot:
        found = lines.to_pay(snapshot, list_id, 0, 50)
    return [(part.days, part.amount_fen // 100) for line in found for part in line.told]


def test_a_stay_is_paid_once_by_its_days_and_the_next_one_up_to_ninety_in_the_year(world: World, cared) -> None:
    application_id, person = cared
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    accepted(world, application_id, MARCH)
    first = prepare(world, clerk, "2026-03", scheme=CARE)
    assert told(world, first) == [(11, 1_100)]
    why = world.browser(clerk).get(f"/payment-lists/{first}/persons/{person}").text
    assert "11天" in why
    assert "100.00" in why
    assert told(world, prepare(world, clerk, "2026-05", scheme=CARE)) == []
    accepted(world, application_id, APRIL)  # ninety days, of which eleven were paid
    send(world, clerk, approver, first)
    bring(world, clerk, first, answer(first, (1, "1100.00", "账号有误")))
    again = prepare(world, clerk, "2026-12", scheme=CARE)
    assert told(world, again) == [(11, 1_100), (79, 7_900)]
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None


def test_what_was_no_stay_is_asked_back_and_a_paper_is_shown_once(world: World, cared) -> None:
    application_id, _ = cared
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    stay = accepted(world, application_id, MARCH)
    with pytest.raises(ClaimConflict):
        world.ask(a.REPORT_OCCASION, application_id=application_id, **MARCH)
    list_id = prepare(world, clerk, "2026-03", scheme=CARE)
    send(world, clerk, approver, list_id)
    bring(world, clerk, list_id, answer(list_id, (1, "1100.00", "成功")))
    assert look(world.office) == 0
    world.ask(
        a.CORRECT_OCCASION, application_id=application_id, occasion_id=stay, until_on=date(2026, 3, 9), reason="看错了"
    )
    assert look(world.office) == 1  # seven days were stayed, eleven paid
    (one,) = world.api(clerk).get(f"{V1}/recoveries").json()["items"]
    assert one["amount_fen"] == 40_000
    world.ask(a.WITHDRAW_OCCASION, application_id=application_id, occasion_id=stay, reason="不是本人")
    assert look(world.office) == 1
    (one,) = world.api(clerk).get(f"{V1}/recoveries").json()["items"]
    assert one["amount_fen"] == 110_000
    world.ask(a.REPORT_OCCASION, application_id=application_id, **MARCH)  # the paper is free again


def test_a_paid_stay_that_was_of_a_later_month_is_due_all_the_same(world: World, cared) -> None:
    application_id, _ = cared
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    stay = accepted(world, application_id, MARCH)
    list_id = prepare(world, clerk, "2026-03", scheme=CARE)
    send(world, clerk, approver, list_id)
    bring(world, clerk, list_id, answer(list_id, (1, "1100.00", "成功")))
    right = {"from_on": date(2026, 4, 2), "until_on": date(2026, 4, 13), "reason": "月份看错了"}
    world.ask(a.CORRECT_OCCASION, application_id=application_id, occasion_id=stay, **right)
    assert look(world.office) == 0
    assert told(world, prepare(world, clerk, "2026-05", scheme=CARE)) == []


def test_more_days_that_are_accepted_later_are_paid_as_a_difference(world: World, cared) -> None:
    application_id, _ = cared
    clerk = world.caller("payment_clerk")
    stay = accepted(world, application_id, MARCH, days=9)
    assert told(world, prepare(world, clerk, "2026-03", scheme=CARE)) == [(9, 900)]
    decided = {"application_id": application_id, "occasion_id": stay, "accepted": True}
    world.ask(a.DECIDE_OCCASION, world.caller("approver"), **decided)
    assert told(world, prepare(world, clerk, "2026-04", scheme=CARE)) == [(0, 200)]


def test_the_most_of_a_year_is_of_the_person_however_many_qualifications(world: World, cared) -> None:
    """Who left and was confirmed again, here and then in the next county, draws no second ninety days."""
    application_id, person = cared
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    accepted(world, application_id, MARCH)
    with world.office.open_everywhere() as snapshot:
        (placed,) = of_persons(snapshot, [person])
    for county, village, month, days in ((COUNTY, VILLAGE, 4, 79), (NEXT_COUNTY, NEXT_VILLAGE, 5, 0)):
        said = {"cause": "moved", "on": date(2026, 3, 20), "reason": "迁出"}
        world.ask(a.EXIT, approver, application_id=application_id, **said)
        since = date(2026, month, 1)
        application_id = confirm(world, person, placed.row.household_id, since, CARE, village)
        approver = world.caller("approver", division=county)
        supervisor = world.caller(division=county)
        stay = {**APRIL, "number": f"Z-{county}"}
        reported = world.ask(a.REPORT_OCCASION, supervisor, application_id=application_id, **stay).id
        decided = {"application_id": application_id, "occasion_id": reported, "accepted": True}
        world.ask(a.DECIDE_OCCASION, approver, **decided)
        if county == NEXT_COUNTY:
            said = {"edition": "hospital_care-jiangxi", "from_on": date(2026, 1, 1), "document_number": "1"}
            world.ask(schemes.ADOPT, supervisor, **said, division=county)
            clerk = world.caller("payment_clerk", division=county)
        found = told(world, prepare(world, clerk, "2026-12", scheme=CARE, division=county))
        assert sum(each for each, _ in found if each != 11) == days


def test_the_form_takes_yuan_and_says_at_the_field_what_is_wrong(world: World, cared) -> None:
    application_id, _ = cared
    at = f"/applications/{application_id}"
    page = world.browser(world.caller("supervisor"))
    assert "申报住院或医疗费" in page.get(at).text
    typed = {"kind": "cost", "from_on": "2026-10-01", "until_on": "2026-10-01", "number": "F-1"}
    refused = fill(page, f"{at}/occasions/new", f"{at}/occasions", **typed, cost_fen="九百元")
    assert refused.status_code == 422
    assert "九百元" in refused.text
    fill(page, f"{at}/occasions/new", f"{at}/occasions", **typed, cost_fen="1,234.50")
    (cost,) = world.api(world.caller("supervisor")).get(V1 + at).json()["occasions"]
    assert (cost["cost_fen"], cost["accepted"], cost["number"]) == (123_450, None, "***")


def test_a_scheme_that_ends_in_mid_month_is_paid_up_to_that_month(world: World, cared) -> None:
    """Months go by their first day, for what is due and for what a list may pay alike."""
    application_id, _ = cared
    clerk = world.caller("payment_clerk")
    accepted(world, application_id, MARCH)
    world.ask(schemes.END, scheme=CARE, from_on=date(2026, 3, 15), document_number="2")
    assert told(world, prepare(world, clerk, "2026-03", scheme=CARE)) == [(11, 1_100)]
    with pytest.raises(SchemeNotPaid):
        prepare(world, clerk, "2026-04", scheme=CARE)
