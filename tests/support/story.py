"""A small village and what happened there: enough for every page to have something on it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.support.world import TODAY, VILLAGE, World
from web.access.caller import Caller
from web.care import checkup_actions, doctor_actions, green_channel_actions, signature_actions
from web.contacts import actions as contacts
from web.hospitals import actions as hospitals
from web.households import actions as households
from web.households import preference_actions as preferences
from web.needs import actions as needs
from web.periods import actions as periods


@dataclass(frozen=True)
class Story:
    """`household` has met with nearly everything, `late` is overdue, `soon` due this week.

    `other` is not in the contact person's care.
    """

    world: World
    supervisor: Caller
    contact_person: Caller
    auditor: Caller
    clerk: Caller
    staff: UUID
    household: UUID
    members: list[UUID]
    late: UUID
    soon: UUID
    other: UUID
    contact: UUID
    need: UUID
    hospital: UUID


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def tell(world: World) -> Story:
    """Lets it all happen in a world."""
    supervisor = world.caller("supervisor")
    staff = world.staff()
    township = world.staff("township", VILLAGE[:9])
    contact_person = world.caller("contact_person", VILLAGE, staff)
    hospital = world.hospital()
    ids, people = [], []
    for names in (("赵大山", "钱桂兰"), ("孙福来", "周玉梅"), ("吴长贵", "郑秀芝"), ("王德厚", "冯翠花")):
        household_id, members = world.household(**_family(world, *names))
        ids.append(household_id)
        people.append(members)
    household, late, soon, other = ids
    for each in (household, late, soon):
        world.assign(each, staff)
        world.assign(each, township, "township")
    _contacts(world, contact_person, late, soon, other)
    world.ask(periods.CLOSE, supervisor, period="2026-10")
    contact, need = _eventful(world, supervisor, contact_person, household, people[0], hospital)
    return Story(
        world,
        supervisor, contact_person, world.caller("auditor"), world.caller("payment_clerk"), staff, household,
        people[0], late, soon, other, contact, need, hospital,
    )  # fmt: skip


def _family(world: World, husband: str, wife: str) -> dict[str, Any]:
    born = date(1962, 3, 9)
    pair = tuple(
        {
            "name": name,
            "id_number": world.id_number(born),
            "relation": relation,
            "phone": "13800001111",
            "payment_account": f"622848{next(world.numbers):013}",
        }
        for name, relation in ((husband, "father"), (wife, "mother"))
    )
    return {"members": pair, "address": "七棵树村三组"}


def _contacts(world: World, by: Caller, late: UUID, soon: UUID, other: UUID) -> None:
    world.contact(late, days_ago(95), by, channel="home_visit", note="老人腿脚不便，屋顶漏雨。")
    world.contact(late, days_ago(42), by, next_promise={"text": "联系村里修屋顶", "on": days_ago(10)})
    world.contact(soon, days_ago(26), by, channel="home_visit")
    world.contact(other, days_ago(3), channel="home_visit")


def _eventful(
    world: World, supervisor: Caller, by: Caller, household: UUID, people: list[UUID], hospital: UUID
) -> tuple[UUID, UUID]:
    """Contacts, needs, a doctor, a pass, a stay in hospital, reminders, a pause, things reported."""
    world.alert(household, "any_contact", days_ago(45), days_ago(40))
    world.contact(household, days_ago(33), by, outcome="not_reached")
    contact = world.contact(
        household, days_ago(6), by, channel="home_visit", note="赵大山最近睡得不好，想去县医院看看。",
        needs=({"domain": "medical", "summary": "陪赵大山去县医院看睡眠"},),
        next_promise={"text": "带复诊单再来看望", "on": TODAY + timedelta(days=4)},
    )  # fmt: skip
    world.doctor(people[0], date(2026, 1, 1), date(2027, 1, 1))
    world.green_pass(people[0], date(2026, 2, 1))
    world.ask(doctor_actions.RECORD_SERVICE, by, member_id=people[0], on=days_ago(20), service="量血压、送药上门")
    world.ask(
        green_channel_actions.USE_GREEN_CHANNEL, by, member_id=people[0], hospital_id=hospital, on=days_ago(2),
        steps=("registration", "consultation"), escorted=True,
    )  # fmt: skip
    world.ask(
        hospitals.NAME_DEPARTMENT, hospital_id=hospital, name="住院部", from_on=days_ago(200), phone="0377-69210002"
    )
    world.ask(hospitals.MAKE_TEST_CALL, hospital_id=hospital, on=days_ago(30), reached=True, right_person=True)
    world.ask(checkup_actions.RECORD_CHECKUP, by, member_id=people[0], stage="offered", on=days_ago(90))
    world.ask(
        signature_actions.AUTHORISE, member_id=people[0], signer="赵小军", relation="侄子", matters=("admission", "surgery"),
        from_on=days_ago(30), until_on=days_ago(-300), document="2026年10月授权委托书", phone="13800003333",
    )  # fmt: skip
    home = {"household_id": household}
    answered = world.ask(needs.OPEN_NEED, by, **home, domain="living", summary="想装一个扶手", due_on=TODAY).id
    need = world.ask(
        needs.OPEN_NEED,
        by,
        **home,
        domain="emotional",
        summary="希望有人陪着过节",
        due_on=TODAY,
        emergency="serious_illness",
    ).id
    world.ask(needs.ANSWER_NEED, by, **home, need_id=answered, answer="村里已经装好")
    world.ask(needs.CLOSE_NEED, by, **home, need_id=answered, reason="已使用")
    mistaken = world.contact(household, days_ago(1), by)
    world.ask(contacts.WITHDRAW_CONTACT, by, **home, contact_id=mistaken, reason="记错了人家")
    first = world.contact(household, days_ago(60), by, channel="video")
    world.ask(contacts.CORRECT_CONTACT, by, **home, contact_id=first, reason="当天是电话联系", channel="phone")
    world.ask(
        households.REPORT_LIFE_EVENT, by, **home, kind="moved", subject=str(people[1]), occurred_on=days_ago(5),
        source="村委会", residence_division=VILLAGE,
    )  # fmt: skip
    world.ask(preferences.NOTE_PREFERENCE, by, **home, kind="avoid", text="孩子的事")
    world.ask(preferences.NOTE_PREFERENCE, by, **home, kind="not_before", not_before=date(2026, 12, 1))
    world.ask(preferences.NOTE_PERSONAL_DAY, by, **home, kind="birthday", member_id=people[0], agreed_on=days_ago(30))
    married = world.ask(
        households.REPORT_LIFE_EVENT, by, **home, kind="marriage", subject=str(people[0]), occurred_on=days_ago(8), source="家人",
    ).id  # fmt: skip
    world.ask(households.VERIFY_LIFE_EVENT, supervisor, **home, life_event_id=married)
    world.ask(
        households.PAUSE, supervisor, **home, from_on=date(2026, 4, 1), until_on=date(2026, 4, 8),
        reason="家人希望清明前后安静几天",
    )  # fmt: skip
    world.alert(household, "level:township", days_ago(20))
    return contact, need
