"""A family moves to another county: one transaction in two ledgers that name each other; nothing promised or open is lost."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from casework.divisions.country import the_divisions
from casework.ledger.traces import traces
from casework.ledger.verify import verify
from tests.support.ordered import ordered
from tests.support.world import COUNTY, NEXT_COUNTY, TODAY, VILLAGE, World
from web.households import actions as households
from web.households import closure_actions as closure
from web.households import supporter_actions as supporters
from web.needs import actions as needs

THERE = the_divisions().children(the_divisions().children(NEXT_COUNTY)[0].code)[0].code
MOVED_ON = date(2026, 11, 10)


@pytest.fixture
def family(world: World) -> UUID:
    """With a contact person, a promise, an open need and one that is closed."""
    home, _ = world.household()
    staff_id = world.staff()
    world.assign(home, staff_id)
    promise = {"text": "带复诊单再来", "on": date(2026, 11, 25)}
    world.contact(
        home, date(2026, 11, 5), staff_id=staff_id, channel="home_visit", note="膝盖不好", next_promise=promise
    )
    world.ask(needs.OPEN_NEED, household_id=home, domain="medical", summary="想配助听器")
    closed = world.ask(needs.OPEN_NEED, household_id=home, domain="living", summary="灶台坏了").id
    world.ask(needs.CLOSE_NEED, household_id=home, need_id=closed)
    return home


def moved(world: World, home: UUID, to: str = THERE, **wishes: Any) -> Any:
    with world.office.open_snapshot(world.caller()) as snapshot:
        member = snapshot.value("select member_id from read.member where household_id = %(home)s limit 1", home=home)
    said = {
        "kind": "moved",
        "subject": str(member),
        "occurred_on": MOVED_ON,
        "source": "派出所",
        "verified": True,
        **wishes,
    }
    return world.ask(households.REPORT_LIFE_EVENT, household_id=home, residence_division=to, **said)


def test_both_ledgers_name_each_others_place_and_their_chains_hold(world: World, family: UUID) -> None:
    moved(world, family)
    with world.owner() as owner:
        rows = owner.execute(
            """
            select o.ledger, o.position, o.data ->> 'to_ledger', (o.data ->> 'to_position')::bigint,
                   i.ledger, i.position, i.data ->> 'from_ledger', (i.data ->> 'from_position')::bigint,
                   o.command_id = i.command_id
              from ledger.events o join ledger.events i on i.stream_id = o.stream_id
             where o.name = 'HouseholdMovedOut' and i.name = 'HouseholdMovedIn'
            """
        ).fetchall()
        ((out, out_at, to, to_at, into, in_at, since, since_at, together),) = rows
        assert (to, to_at, since, since_at, together) == (into, in_at, out, out_at, True)
        assert (out, into) == (COUNTY, NEXT_COUNTY)
        for ledger in (COUNTY, NEXT_COUNTY):
            assert isinstance(verify(owner, ledger), int)
            assert traces(owner, ledger) is None


def test_what_is_promised_and_open_goes_along_and_can_be_read_there(world: World, family: UUID) -> None:
    world.measure(family)
    world.ask(supporters.NAME_SUPPORTER, household_id=family, role="volunteer", name="何青", from_on=date(2026, 3, 1))
    ordered(world, world.caller(), family)
    moved(world, family)
    there = world.browser(world.caller("supervisor", "41"))
    page, services = (there.get(f"/households/{family}{part}").text for part in ("", "/services"))
    assert "帮忙修好了灶台" in page
    assert "何青" in page
    assert "居家探访" in services
    assert "张建国、李秀英" in page
    assert "带复诊单再来" in page
    assert "膝盖不好" in page
    assert "想配助听器" in page
    assert "灶台坏了" not in page
    assert "13800001111" in page


def test_a_pause_that_ended_before_they_moved_does_not_silence_the_other_county(world: World, family: UUID) -> None:
    pause = {"from_on": date(2026, 6, 1), "until_on": date(2027, 1, 1), "reason": "去女方娘家住"}
    paused = world.ask(households.PAUSE, household_id=family, **pause).id
    ended = {"pause_id": paused, "until_on": date(2026, 7, 1), "reason": "提前回来了"}
    world.ask(closure.END_PAUSE, household_id=family, **ended)
    moved(world, family)
    there = world.api(world.caller(division=NEXT_COUNTY))
    answer = there.get("/api/v1/overdue", params={"on": "2026-12-31"}).json()
    assert family in {UUID(each["household_id"]) for each in answer["items"]}


def test_the_county_where_they_live_now_is_told(world: World, family: UUID) -> None:
    moved(world, family)
    there, here = (world.browser(world.caller("supervisor", county)) for county in (NEXT_COUNTY, COUNTY))
    assert "张建国" in there.get("/life-events?verified=true").text
    assert "张建国" not in here.get("/life-events?verified=true").text
    assert "张建国" in there.get("/coverage/list?kind=contact&covered=false").text


def test_the_county_they_left_keeps_its_past_and_says_that_they_moved(world: World, family: UUID) -> None:
    moved(world, family)
    here = world.browser(world.caller())
    page = here.get(f"/households/{family}").text
    assert "这户家庭现在住在外县" in page
    assert "2026年11月9日" in page
    assert "膝盖不好" in here.get(f"/households/{family}?on=2026-11-09").text
    assert "膝盖不好" in here.get(f"/households/{family}/history?on=2026-11-09").text
    assert "张建国、李秀英" not in here.get("/households").text


def test_on_each_day_the_family_counts_where_it_lived(world: World, family: UUID) -> None:
    moved(world, family)
    client = world.api(world.caller("supervisor", "41"))
    counted = [
        client.get("/api/v1/coverage", params={"division": county, "on": on}).json()["total"]["households"]
        for county in (COUNTY, NEXT_COUNTY)
        for on in ("2026-11-09", "2026-11-10", TODAY.isoformat())
    ]
    assert counted == [1, 0, 0, 0, 1, 1]
    on_both = [
        client.get(f"/api/v1/households/{family}", params={"on": on}).json() for on in ("2026-11-09", "2026-11-10")
    ]
    assert [(each["ledger"], len(each["members"])) for each in on_both] == [(COUNTY, 2), (NEXT_COUNTY, 2)]


def test_no_duty_begins_anew(world: World, family: UUID) -> None:
    before = {d["duty"]: d["due_on"] for d in duties(world, family, COUNTY)}
    moved(world, family)
    assert {d["duty"]: d["due_on"] for d in duties(world, family, NEXT_COUNTY)} == before


def duties(world: World, family: UUID, county: str) -> Any:
    return world.api(world.caller("supervisor", county)).get(f"/api/v1/households/{family}").json()["duties"]


def test_the_same_request_again_moves_nothing_twice(world: World, family: UUID) -> None:
    client, key = world.api(world.caller()), str(uuid4())
    with world.office.open_snapshot(world.caller()) as snapshot:
        member = snapshot.value("select member_id from read.member where household_id = %(home)s limit 1", home=family)
    body = {
        "kind": "moved", "subject": str(member), "occurred_on": "2026-11-10", "source": "派出所", "verified": True,
        "residence_division": THERE,
    }  # fmt: skip
    path = f"/api/v1/households/{family}/life-events"
    first = client.post(path, json=body, headers={"Idempotency-Key": key})
    state = world.state()
    again = client.post(path, json=body, headers={"Idempotency-Key": key})
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    assert world.state() == state


def test_a_move_to_another_county_is_for_who_leads_the_county_they_leave(world: World, family: UUID) -> None:
    event = moved(world, family, verified=False).id
    path = f"/api/v1/life-events/{event}/verification"
    town = world.api(world.caller("supervisor", VILLAGE[:9]))
    assert town.post(path, json={}).status_code == 403
    assert world.api(world.caller()).post(path, json={}).status_code == 201


def test_the_other_county_goes_on_with_the_family_and_may_report_the_move_back(world: World, family: UUID) -> None:
    moved(world, family)
    there = world.caller("supervisor", NEXT_COUNTY)
    need = world.ask(needs.OPEN_NEED, there, household_id=family, domain="elder_care", summary="想去看看日间照料")
    with world.office.open_snapshot(there) as snapshot:
        member = snapshot.value("select member_id from read.member where household_id = %(home)s limit 1", home=family)
    world.ask(
        households.REPORT_LIFE_EVENT, there, household_id=family, kind="moved", subject=str(member), occurred_on=TODAY,
        source="家人", verified=True, residence_division=VILLAGE,
    )  # fmt: skip
    page = world.browser(world.caller()).get(f"/households/{family}").text
    assert "想去看看日间照料" in page
    assert page.count("想配助听器") == 1
    assert world.browser(world.caller()).get("/households").text.count("张建国、李秀英") == 1
    with world.owner() as owner:
        assert [broken for ledger in (COUNTY, NEXT_COUNTY) if (broken := traces(owner, ledger))] == []
    assert need.receipt.ledger == NEXT_COUNTY


def test_a_move_that_was_a_mistake_is_taken_back_in_both_ledgers_at_once(world: World, family: UUID) -> None:
    world.assign(family, world.staff("township", VILLAGE[:9]), "township")
    event = moved(world, family).id
    there = world.caller("supervisor", NEXT_COUNTY)
    world.ask(needs.OPEN_NEED, there, household_id=family, domain="elder_care", summary="想去看看日间照料")
    path = f"/api/v1/households/{family}/life-events/{event}/withdrawal"
    body = {"reason": "同名，没有搬"}
    assert world.api(world.caller()).post(path, json=body).json()["type"] == "/problems/moved-between-counties"
    assert world.api(world.caller("supervisor", THERE[:9])).post(path, json=body).status_code == 403
    assert world.api(there).post(path, json=body).status_code == 201
    client = world.api(world.caller("supervisor", "41"))
    for on in ("2026-11-09", "2026-11-10", TODAY.isoformat()):
        here, elsewhere = (
            client.get("/api/v1/coverage", params={"division": county, "on": on}).json()["total"]
            for county in (COUNTY, NEXT_COUNTY)
        )
        assert (here["households"], elsewhere["households"]) == (1, 0)
        assert here["contact"]["covered"] == 1, on
    page = world.browser(world.caller()).get(f"/households/{family}").text
    assert "想去看看日间照料" in page
    assert page.count("想配助听器") == 1
    told = world.browser(world.caller()).get(f"/households/{family}/history").text
    assert told.count("同名，没有搬") == 1
    assert told.count("误记的迁移已撤回") == 1
    assert world.browser(there).get(f"/households/{family}").status_code == 404
    with world.owner() as owner:
        assert [broken for ledger in (COUNTY, NEXT_COUNTY) if (broken := traces(owner, ledger))] == []


def test_a_petition_stays_with_the_county_that_has_to_answer_it(world: World, family: UUID) -> None:
    handler, elsewhere = (
        world.give(world.caller("supervisor", county), "petition") for county in (COUNTY, NEXT_COUNTY)
    )
    petition = world.petition(family, handler)
    moved(world, family)
    here = world.api(handler)
    assert [each["id"] for each in here.get(f"/api/v1/petitions?division={COUNTY}").json()["items"]] == [str(petition)]
    assert f"/households/{family}/petitions" in world.browser(handler).get("/petitions").text
    assert here.post(f"/api/v1/petitions/{petition}/answer", json={"result": "已补发"}).status_code == 201
    for page in (f"/petitions/{petition}/answer", f"/households/{family}/petitions"):
        assert world.browser(handler).get(page).status_code == 200
    assert world.api(elsewhere).get(f"/api/v1/petitions?division={NEXT_COUNTY}").json()["total"] == 0


def test_the_form_offers_the_villages_of_another_county(world: World, family: UUID) -> None:
    client = world.browser(world.caller())
    assert NEXT_COUNTY in client.get(f"/households/{family}/life-events/new").text
    assert THERE in client.get(f"/households/{family}/life-events/new?division={NEXT_COUNTY}").text
