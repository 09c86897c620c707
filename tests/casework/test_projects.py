"""Service projects: ordered, delivered by a checklist, accepted by the family; of counselling attendance alone."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.service_orders import (
    AcceptDelivery,
    CorrectDelivery,
    EndServiceOrder,
    NoteCounselling,
    OrderService,
    RecordDelivery,
    WithdrawDelivery,
    WithdrawServiceOrder,
)
from casework.households.events.service_orders import (
    CounsellingNoted,
    ServiceAccepted,
    ServiceDelivered,
    ServiceDeliveryCorrected,
    ServiceDeliveryWithdrawn,
    ServiceOrdered,
    ServiceOrderEnded,
    ServiceOrderWithdrawn,
)
from casework.projects.catalogue import projects
from tests.casework.households.household_story import KNOWN, ZHANGS
from tests.support.spec import TODAY, given

ORDER, PROVIDER, DELIVERY, NOTE = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
SINCE = TODAY - timedelta(days=30)
ASK = OrderService(household_id=ZHANGS, order_id=ORDER, project="home_visiting", provider_id=PROVIDER, from_on=SINCE)
ORDERED = ServiceOrdered(order_id=ORDER, project="home_visiting", provider_id=PROVIDER, from_on=SINCE)
COUNSELLING = replace(ORDERED, project="counselling")
DELIVER = RecordDelivery(
    household_id=ZHANGS, delivery_id=DELIVERY, order_id=ORDER, on=TODAY, done=("health_asked",), note="血压平稳"
)
DELIVERED = ServiceDelivered(
    delivery_id=DELIVERY, order_id=ORDER, delivered_on=TODAY, quantity=1, done=("health_asked",),
    note=Private(ZHANGS, "血压平稳"),
)  # fmt: skip


def test_every_project_of_the_seeds_is_in_the_catalogue_with_its_source() -> None:
    assert {"emergency_device", "home_visiting", "agency_service", "counselling", "hospital_escort", "care_worker_subsidy",
            "home_safety", "volunteering", "daily_care", "donated_programme"} <= projects().keys()  # fmt: skip
    for project in projects().values():
        assert project.source
        assert project.checklist
        assert project.professional == (project.project == "counselling")


def test_a_service_is_ordered_delivered_and_the_family_asked() -> None:
    given(*KNOWN).when(ASK).then(ORDERED)
    given(*KNOWN, ORDERED).when(ASK).then()
    given(*KNOWN, ORDERED).when(DELIVER).then(DELIVERED)
    said = AcceptDelivery(household_id=ZHANGS, delivery_id=DELIVERY, accepted=False, remark="没有来过")
    given(*KNOWN, ORDERED, DELIVERED).when(said).then(
        ServiceAccepted(delivery_id=DELIVERY, accepted=False, accepted_on=TODAY, remark=Private(ZHANGS, "没有来过"))
    )
    with pytest.raises(refusals.BeforeDelivery):
        given(*KNOWN, ORDERED, DELIVERED).when(replace(said, on=TODAY - timedelta(days=1))).then()


def test_what_is_in_no_catalogue_or_on_no_checklist_is_refused() -> None:
    with pytest.raises(refusals.NoSuchProject):
        given(*KNOWN).when(replace(ASK, project="massage")).then()
    with pytest.raises(refusals.NotOnChecklist):
        given(*KNOWN, ORDERED).when(replace(DELIVER, done=("attended",))).then()


def test_of_counselling_the_office_knows_attendance_alone() -> None:
    session = replace(DELIVER, done=("attended",))
    with pytest.raises(refusals.NotesAreTheCounsellors):
        given(*KNOWN, COUNSELLING).when(session).then()
    attended = ServiceDelivered(
        delivery_id=DELIVERY, order_id=ORDER, delivered_on=TODAY, quantity=1, done=("attended",)
    )
    given(*KNOWN, COUNSELLING).when(replace(session, note=None)).then(attended)
    note = NoteCounselling(household_id=ZHANGS, note_id=NOTE, order_id=ORDER, note="愿意继续谈")
    noted = CounsellingNoted(note_id=NOTE, order_id=ORDER, noted_on=TODAY, note=Private(ZHANGS, "愿意继续谈"))
    given(*KNOWN, COUNSELLING).when(note).then(noted)
    assert noted.kept_for == "professional"
    assert attended.kept_for == "provider"
    with pytest.raises(refusals.NotForNotes):
        given(*KNOWN, ORDERED).when(note).then()


def test_a_delivery_is_corrected_and_withdrawn_and_then_the_order_may_be() -> None:
    correct = CorrectDelivery(household_id=ZHANGS, delivery_id=DELIVERY, quantity=2, reason="记少了")
    corrected = ServiceDeliveryCorrected(
        delivery_id=DELIVERY, order_id=ORDER, delivered_on=TODAY, quantity=2, reason=Private(ZHANGS, "记少了"),
        done=("health_asked",), note=Private(ZHANGS, "血压平稳"),
    )  # fmt: skip
    given(*KNOWN, ORDERED, DELIVERED).when(correct).then(corrected)
    withdraw = WithdrawServiceOrder(household_id=ZHANGS, order_id=ORDER, reason="订错了")
    with pytest.raises(refusals.ServiceWasDelivered):
        given(*KNOWN, ORDERED, DELIVERED).when(withdraw).then()
    gone = ServiceDeliveryWithdrawn(delivery_id=DELIVERY, reason=Private(ZHANGS, "不是这一户"))
    given(*KNOWN, ORDERED, DELIVERED).when(
        WithdrawDelivery(household_id=ZHANGS, delivery_id=DELIVERY, reason="不是这一户")
    ).then(gone)
    given(*KNOWN, ORDERED, DELIVERED, gone).when(withdraw).then(
        ServiceOrderWithdrawn(order_id=ORDER, reason=Private(ZHANGS, "订错了"))
    )


def test_an_order_ends_with_a_reason_and_what_is_delivered_afterwards_is_still_a_fact() -> None:
    end = EndServiceOrder(household_id=ZHANGS, order_id=ORDER, until_on=TODAY, reason="不再需要")
    ended = ServiceOrderEnded(order_id=ORDER, until_on=TODAY, reason=Private(ZHANGS, "不再需要"))
    given(*KNOWN, ORDERED).when(end).then(ended)
    given(*KNOWN, ORDERED, ended).when(DELIVER).then(DELIVERED)
    with pytest.raises(refusals.ServiceOrderAlreadyEnded):
        given(*KNOWN, ORDERED, ended).when(replace(end, until_on=SINCE)).then()
