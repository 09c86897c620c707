"""All that somebody looks after passes to others: with the end of a post or by itself; broken off, it goes on."""

from uuid import UUID, uuid4

from msgspec.structs import replace

from casework.ledger import hand_overs
from casework.ledger.envelope import Actor, Request
from casework.policies import preset
from casework.staff.commands import HandOverHouseholds, ReceiverAsked
from projections.staff.looked_after import looked_after
from tests.support.markup import addresses, value_of
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import OTHER_VILLAGE, TODAY, VILLAGE, World
from web.households import assignment_actions as assignments
from web.households import preference_actions as preferences
from web.office import actor
from web.operations.schedule import finish_hand_overs
from web.staff import hand_over_run
from web.staff.hand_over_run import carry_on, items

DAY = TODAY.isoformat()
V1 = "/api/v1"


def assigned(world: World, household: UUID, level: str = "village") -> list[UUID]:
    shown = world.api(world.caller()).get(f"{V1}/households/{household}").json()["assignments"]
    return [UUID(each["staff_id"]) for each in shown if each["level"] == level]


def ending_of(world: World, staff: UUID) -> str:
    with world.office.open_snapshot(world.caller()) as snapshot:
        post = snapshot.value("select post_id from read.post where staff_id = %(staff)s", staff=staff)
    return f"/staff/{staff}/posts/{post}/ending"


def test_the_end_of_a_post_hands_all_its_households_over_with_one_note(story: Story) -> None:
    world, successor = story.world, story.world.staff()
    client, ending = world.browser(story.supervisor), ending_of(world, story.staff)
    assert "全部移交给" in text_of(client.get(ending))
    answer = fill(client, ending, ending, until_on=DAY, to=str(successor), reason="退休", handover_note="孙家上午方便")
    assert answer.status_code == 303
    shown = client.get(answer.headers["location"])
    assert "已移交 3 户，共 3 户" in text_of(shown)
    for household in (story.household, story.late, story.soon):
        assert assigned(world, household) == [successor]
    sheet = client.get(f"/households/{story.late}").text
    assert "孙家上午方便" in sheet
    assert "已离岗" not in text_of(client.get("/staff"))


def test_without_anybody_chosen_only_the_post_ends(story: Story) -> None:
    client, ending = story.world.browser(story.supervisor), ending_of(story.world, story.staff)
    answer = fill(client, ending, ending, until_on=DAY, to="", reason="岗位结束")
    assert answer.headers["location"].startswith("/staff?")
    assert assigned(story.world, story.late) == [story.staff]
    assert "已离岗，待配备" in text_of(client.get("/staff"))
    assert "已离岗，待配备" in text_of(client.get(f"/households/{story.late}"))
    assert "已离岗，待配备" in text_of(client.get("/coverage/list?kind=contact&covered=false"))


def test_village_by_village_others_take_over_than_of_the_rest(world: World) -> None:
    township = world.staff("township", VILLAGE[:9])
    here, _ = world.household()
    there, _ = world.household(residence_division=OTHER_VILLAGE)
    for household in (here, there):
        world.assign(household, township, "township")
    one, other = world.staff("township", VILLAGE[:9]), world.staff("township", VILLAGE[:9])
    client, new = world.browser(world.caller()), f"/staff/{township}/hand-overs/new"
    fields = {"level": "township", "from_on": DAY, "to": str(one), "reason": "调离", f"to.{OTHER_VILLAGE}": str(other)}
    assert fill(client, new, f"/staff/{township}/hand-overs", **fields).status_code == 303
    assert assigned(world, here, "township") == [one]
    assert assigned(world, there, "township") == [other]


def test_a_selection_of_households_passes_on_and_the_rest_stays(story: Story) -> None:
    world, successor = story.world, story.world.staff()
    to = [{"staff_id": str(successor), "households": [str(story.late)]}]
    body = {"level": "village", "from_on": DAY, "reason": "忙不过来", "to": to}
    answer = world.api(story.supervisor).post(f"{V1}/staff/{story.staff}/hand-overs", json=body)
    assert answer.status_code == 201
    assert answer.json()["hand_over"] | {"id": ""} == {"id": "", "done": 1, "refused": 0, "waiting": 0}
    assert assigned(world, story.late) == [successor]
    assert assigned(world, story.soon) == [story.staff]


def test_what_the_list_of_households_is_held_to_passes_on_and_the_rest_stays(story: Story) -> None:
    world, successor = story.world, story.world.staff()
    client = world.browser(story.supervisor)
    found = fill(client, "/households", "/households/search", text="孙福来", staff=str(story.staff), division=VILLAGE)
    [new] = addresses(client.get(found.headers["location"]).text, rf"/staff/{story.staff}/hand-overs/new.*")
    shown = client.get(new)
    assert "1 户" in text_of(shown)
    assert "孙福来" not in new
    hidden = {name: value_of(shown.text, name) for name in ("level", "division", "search")}
    said = {"from_on": DAY, "to": str(successor), "reason": "忙不过来"}
    answer = fill(client, new, f"/staff/{story.staff}/hand-overs", **hidden, **said)
    assert "已移交 1 户，共 1 户" in text_of(client.get(answer.headers["location"]))
    assert assigned(world, story.late) == [successor]
    assert assigned(world, story.soon) == [story.staff]
    body = {"level": "village", "from_on": DAY, "reason": "退休", "to": [{"staff_id": str(successor)}]}
    api, path = world.api(story.supervisor), f"{V1}/staff/{story.staff}/hand-overs"
    for nobodys in ({"category": "surgery_complication"}, {"search": "冯翠花"}, {"division": OTHER_VILLAGE}):
        assert api.post(path, json=body | nobodys).status_code == 409
    assert api.post(path, json=body | {"category": "child_deceased"}).json()["hand_over"]["done"] == 2


def ordered(story: Story, to: UUID) -> UUID:
    """A hand-over of all households, as it stands before the first of them passed on."""
    office, id_ = story.world.office, uuid4()
    command = HandOverHouseholds(
        staff_id=story.staff, hand_over_id=id_, level="village", from_on=TODAY, reason="退休",
        to=(ReceiverAsked(staff_id=to),),
    )  # fmt: skip
    with office.open_snapshot(story.supervisor) as snapshot:
        found = looked_after(snapshot, story.staff, "village", TODAY)
    at = {"ledger": "411326", "stream": story.staff}
    hand_over_run.begin(office, actor(story.supervisor), "411326", story.staff, id_, items(found, command.to))
    office.casework.handle(command, **at, by=actor(story.supervisor), request=Request.new(), today=TODAY)
    return id_


def test_what_is_refused_is_named_with_its_reason_and_the_rest_is_done(story: Story) -> None:
    world, successor = story.world, story.world.staff()
    client, run = world.api(story.supervisor), ordered(story, successor)
    closing = {"on": DAY, "reason": "迁往外地"}
    assert client.post(f"{V1}/households/{story.late}/closure", json=closing).status_code == 201
    assert finish_hand_overs(world.office) == 1
    told = client.get(f"{V1}/staff/{story.staff}/hand-overs/{run}").json()
    assert (told["done"], told["refused"], told["waiting"]) == (2, 1, 0)
    assert [(each["household_id"], each["refusal"]) for each in told["refusals"]] == [
        (str(story.late), "household-closed")
    ]
    assert finish_hand_overs(world.office) == 0
    page = text_of(world.browser(story.supervisor).get(f"/staff/{story.staff}/hand-overs/{run}"))
    assert "1 户未移交" in page


def test_broken_off_it_goes_on_where_it_was_and_does_nothing_twice(story: Story) -> None:
    world, successor = story.world, story.world.staff()
    body = {"level": "village", "from_on": DAY, "reason": "退休", "to": [{"staff_id": str(successor)}]}
    client, key = world.api(story.supervisor), {"idempotency-key": str(uuid4())}
    first = client.post(f"{V1}/staff/{story.staff}/hand-overs", json=body, headers=key).json()
    before = world.state()
    with world.office.database.single() as connection:  # as if it had stopped before it wrote down what it had done
        connection.execute("update ledger.hand_over_items set outcome = null")
        connection.execute("update ledger.hand_overs set ended_at = null")
    assert carry_on(world.office, UUID(first["id"]))
    again = client.post(f"{V1}/staff/{story.staff}/hand-overs", json=body, headers=key).json()
    assert again == first
    assert world.state() == before
    assert hand_overs.counts(world.office.database, UUID(first["id"])) == {"done": 3, "refused": 0, "waiting": 0}


def test_one_that_was_remembered_but_never_ordered_is_forgotten_in_time(story: Story) -> None:
    world, id_ = story.world, uuid4()
    by = Actor(uuid4(), "某主管", "supervisor", "411326")
    hand_over_run.begin(world.office, by, "411326", story.staff, id_, [])
    assert not carry_on(world.office, id_)
    world.clock.pass_by(minutes=11)
    assert carry_on(world.office, id_)
    assert hand_overs.hand_over(world.office.database, id_) is None


def test_nobody_hands_over_to_themselves_nor_what_nobody_looks_after(story: Story) -> None:
    client, path = story.world.api(story.supervisor), f"{V1}/staff/{story.staff}/hand-overs"
    body = {"level": "village", "from_on": DAY, "reason": "退休", "to": [{"staff_id": str(story.staff)}]}
    refused = client.post(path, json=body)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "to.0.staff_id")
    assert hand_overs.of_staff(story.world.office.database, story.staff) == []
    nobody = client.post(path, json=body | {"level": "county", "to": [{"staff_id": str(story.world.staff())}]})
    assert (nobody.status_code, nobody.json()["type"]) == (409, "/problems/nobody-to-hand-over")
    unknown = client.post(path, json=body | {"to": [{"staff_id": str(uuid4())}]})
    assert unknown.status_code == 422


def test_whoever_takes_over_finds_it_on_their_list_and_accepts_or_asks_and_the_supervisor_sees_what_waits(
    story: Story,
) -> None:
    world, successor = story.world, story.world.staff()
    to = [{"staff_id": str(successor), "households": [str(story.late), str(story.soon)]}]
    body = {"level": "village", "from_on": DAY, "reason": "退休", "to": to, "handover_note": "上午方便"}
    supervisor = world.api(story.supervisor)
    assert supervisor.post(f"{V1}/staff/{story.staff}/hand-overs", json=body).status_code == 201
    client = world.browser(world.caller("contact_person", VILLAGE, successor))
    page = client.get("/worklist")
    assert "移交给您" in text_of(page)
    sheets = addresses(page.text, r"/households/[^/]+/assignments/[^/]+/acceptance")
    assert len(sheets) == 2
    sheet = next(each for each in sheets if str(story.late) in each)
    avoid = {"kind": "avoid", "text": "孩子的事"}
    world.ask(preferences.NOTE_PREFERENCE, story.supervisor, household_id=story.late, **avoid)
    shown = text_of(client.get(sheet))
    assert "请不要提起：孩子的事" in shown
    assert "接自 丁青珍" in shown
    assert "上午方便" in shown
    assert "联系村里修屋顶" in shown
    assert fill(client, sheet, sheet, accepted_on=DAY).status_code == 303
    other = next(each for each in sheets if each != sheet).replace("acceptance", "question")
    assert fill(client, other, other, question="门牌对不上").status_code == 303
    waiting = text_of(world.browser(story.supervisor).get("/hand-overs"))
    assert "1 户" in waiting
    assert "门牌对不上" in waiting
    items = supervisor.get(f"{V1}/hand-overs").json()["items"]
    assert [(each["household_id"], each["question"]) for each in items] == [(str(story.soon), "门牌对不上")]
    assert "门牌对不上" not in text_of(world.browser(story.auditor).get("/hand-overs"))
    world.adopt(replace(preset("default"), hand_over_accepted_within_days=2))
    for late in (False, True):
        world.clock.pass_by(days=2 if not late else 1)
        assert ("已等 3 天" in text_of(world.browser(story.supervisor).get("/hand-overs"))) is late
        assert [each["late"] for each in supervisor.get(f"{V1}/hand-overs").json()["items"]] == [late]


def test_nobody_accepts_what_was_handed_to_somebody_else(story: Story) -> None:
    world, other = story.world, story.world.staff("township", VILLAGE[:9])
    assignment = world.ask(
        assignments.ASSIGN,
        household_id=story.late,
        level="county",
        staff_id=other,
        from_on=TODAY,
        handover_note="见附页",
    ).id
    path = f"{V1}/households/{story.late}/assignments/{assignment}/acceptance"
    assert world.api(story.contact_person).post(path, json={}).status_code == 404
    assert world.api(story.supervisor).post(path, json={}).status_code == 201
