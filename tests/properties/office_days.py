"""Days of an office: how each thing that happens is done to a ledger, through the ordinary commands."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from casework.authenticity.commands import AnswerSpotCheck, CorrectSpotCheck, Drawn, DrawSample
from casework.common.command import Command
from casework.common.id_number import check_digit
from casework.common.refusals import Refused
from casework.divisions.country import the_divisions
from casework.hospitals.commands import (
    ChangeResponsible,
    CorrectHospital,
    CorrectHospitalDepartment,
    CorrectTestCall,
    DesignateHospital,
    EndHospitalDepartment,
    MakeTestCall,
    NameHospitalDepartment,
    UndoHospitalWithdrawal,
    WithdrawHospital,
    WithdrawHospitalDepartment,
    WithdrawTestCall,
)
from casework.households.commands.alerts import AcknowledgeAlert, Escalation, Overdue, ReviewAlerts, SnoozeAlert
from casework.households.commands.assignments import (
    AcceptHandOver,
    AssignContactPerson,
    CorrectAssignment,
    EndAssignment,
    HandOverHousehold,
    QueryHandOver,
    WithdrawAssignment,
)
from casework.households.commands.checkups import CorrectCheckup, RecordCheckup, WithdrawCheckup
from casework.households.commands.contacts import CorrectContact, LogContact, WithdrawContact
from casework.households.commands.doctor import (
    CorrectDoctorContract,
    CorrectDoctorService,
    EndDoctorContract,
    RecordDoctorService,
    RenewDoctorContract,
    SignDoctorContract,
    WithdrawDoctorContract,
    WithdrawDoctorService,
)
from casework.households.commands.green_channel import (
    CorrectGreenChannelPass,
    CorrectGreenChannelUse,
    EndGreenChannelPass,
    IssueGreenChannelPass,
    RateGreenChannelUse,
    UseGreenChannel,
    WithdrawGreenChannelPass,
    WithdrawGreenChannelUse,
)
from casework.households.commands.help import (
    AssignHelpCategory,
    CorrectHelpCategory,
    EndHelpCategory,
    WithdrawHelpCategory,
)
from casework.households.commands.help_plan import (
    CorrectHelpPlan,
    CorrectHelpPlanReview,
    EndHelpPlan,
    ReviewHelpPlan,
    SetHelpPlan,
    WithdrawHelpPlan,
    WithdrawHelpPlanReview,
)
from casework.households.commands.life_events import (
    ChangeCategory,
    CorrectLifeEvent,
    FollowUpLifeEvent,
    RejectLifeEvent,
    ReportLifeEvent,
    SeeLifeEventOutcome,
    WithdrawLifeEvent,
)
from casework.households.commands.measures import (
    CorrectMeasure,
    EndPriority,
    GivePriority,
    RecordMeasure,
    WithdrawMeasure,
    WithdrawPriority,
)
from casework.households.commands.members import (
    AddMember,
    CorrectChild,
    CorrectLeaving,
    CorrectMember,
    RecordChild,
    RecordLeaving,
    WithdrawChild,
    WithdrawLeaving,
    WithdrawMember,
)
from casework.households.commands.merging import MergeHousehold, UndoMerging
from casework.households.commands.needs import (
    AcknowledgeNeed,
    AnswerNeed,
    AssignNeed,
    CloseNeed,
    CorrectNeed,
    OpenNeed,
    ReopenNeed,
    WithdrawNeed,
)
from casework.households.commands.pause_closure import (
    CloseHousehold,
    CorrectPause,
    EndPause,
    PauseHousehold,
    ReopenHousehold,
    WithdrawClosure,
    WithdrawPause,
)
from casework.households.commands.preferences import (
    CorrectPersonalDay,
    CorrectPreference,
    NotePersonalDay,
    NotePreference,
    WithdrawPersonalDay,
    WithdrawPreference,
)
from casework.households.commands.registration import (
    CorrectHousehold,
    NewChild,
    NewMember,
    RecordLivingAlone,
    RegisterHousehold,
)
from casework.households.commands.signatures import (
    AuthoriseSignature,
    CorrectSignatureAuthorisation,
    RevokeSignatureAuthorisation,
    WithdrawSignatureAuthorisation,
)
from casework.households.commands.supporters import CorrectSupporter, EndSupporter, NameSupporter, WithdrawSupporter
from casework.ledger.append import ClaimConflict
from casework.ledger.application import Casework
from casework.ledger.envelope import CLOCK, Request
from casework.ledger.payments import PaidAlready
from casework.periods.calendar import last_day
from casework.periods.commands import ClosePeriod, ReopenPeriod, RestatePeriod
from casework.petitions.commands import AnswerPetition, CorrectPetition, RecordPetition, WithdrawPetition
from casework.policies.adoption import AdoptPolicy
from casework.schemes.adoption import AdoptScheme, EndScheme
from casework.staff.commands import (
    CorrectPost,
    CorrectStaff,
    EndPost,
    HandOverHouseholds,
    NewPost,
    ReceiverAsked,
    RegisterStaff,
    TakePost,
    WithdrawPost,
)
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.periods.counting import counted
from tests.properties.applied_days import Applying
from tests.properties.fund_days import Funding
from tests.properties.paying_days import Paying
from tests.properties.recovery_days import Recovering
from tests.properties.supervised_days import Supervision
from web.periods.actions import period_stream
from web.policies.actions import policy_stream
from web.schemes.actions import schemes_stream

TODAY = date(2026, 11, 20)
PEOPLE = count(1)


@dataclass
class Days(Supervision, Applying, Paying, Funding, Recovering):
    """A county in which things happen, and another where people go. What the rules refuse does not happen."""

    casework: Casework
    county: str
    other: str
    ledgers: dict[UUID, str] = field(default_factory=dict)
    people: dict[UUID, str] = field(default_factory=dict)  # their ID numbers
    hospitals: list[UUID] = field(default_factory=list)
    households: list[UUID] = field(default_factory=list)
    members: dict[UUID, list[UUID]] = field(default_factory=dict)
    contacts: list[tuple[UUID, UUID]] = field(default_factory=list)
    contracts: list[tuple[UUID, UUID, UUID]] = field(default_factory=list)
    services: list[dict[str, UUID]] = field(default_factory=list)
    passes: list[dict[str, UUID]] = field(default_factory=list)
    life_events: list[tuple[UUID, UUID]] = field(default_factory=list)
    assignments: list[tuple[UUID, UUID]] = field(default_factory=list)
    pauses: list[tuple[UUID, UUID]] = field(default_factory=list)
    staff: list[tuple[UUID, UUID]] = field(default_factory=list)
    alerts: list[tuple[UUID, UUID]] = field(default_factory=list)
    missed: dict[UUID, list[date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.villages, self.others = villages_of(self.county), villages_of(self.other)

    def do(self, doing: tuple[Any, ...]) -> None:
        name, *drawn = doing
        with suppress(Refused, ClaimConflict, PaidAlready, IndexError, ZeroDivisionError):
            getattr(self, name)(*drawn)

    def register(self, day: date, place: int, category: Any, born: int, size: int) -> None:
        members = [uuid4() for _ in range(size)]
        self.people |= {member: id_number(born) for member in members}
        self._registered(day, picked(self.villages, place), category, members)

    def register_again(self, day: date, h: int, place: int, category: Any) -> None:
        """Whoever belongs to a household that is closed then, in this county or in the other."""
        with suppress(Refused):  # closed already
            self.close(day, h)
        village = picked([*self.villages, *self.others], place * 3)
        self._registered(day, village, category, self.members[self._household(h)])

    def _registered(self, day: date, village: str, category: Any, members: list[UUID]) -> None:
        household_id = uuid4()
        self.ledgers[household_id] = village[:6]
        parents = tuple(
            NewMember(member_id=m, name="张三", id_number=self.people[m], relation="father") for m in members
        )
        child = NewChild(child_id=uuid4(), disability_level=2) if category == "child_disabled" else None
        self._handle(
            RegisterHousehold(
                household_id=household_id, household_no=str(household_id), category=category,
                residence_division=village, registered_on=day, members=parents, child=child,
            )
        )  # fmt: skip
        self.households.append(household_id)
        self.members[household_id] = members

    def take_on(self, day: date, place: int, level: Any) -> None:
        staff_id, post_id = uuid4(), uuid4()
        post = NewPost(post_id=post_id, level=level, division=self._place_of_post(place, level), from_on=day)
        self._handle(RegisterStaff(staff_id=staff_id, name="丁青", posts=(post,)))
        self.staff.append((staff_id, post_id))

    def take_post(self, day: date, s: int, place: int, level: Any) -> None:
        post_id, (staff_id, _) = uuid4(), picked(self.staff, s)
        division = self._place_of_post(place, level)
        self._handle(TakePost(staff_id=staff_id, post_id=post_id, level=level, division=division, from_on=day))
        self.staff.append((staff_id, post_id))

    def _place_of_post(self, place: int, level: Any) -> str:
        village = picked(self.villages, place)
        return village[:9] if level == "township" and place % 2 else village

    def end_post(self, day: date, s: int) -> None:
        staff_id, post_id = picked(self.staff, s)
        self._handle(EndPost(staff_id=staff_id, post_id=post_id, until_on=day))

    def assign(self, day: date, h: int, s: int, level: Any) -> None:
        household_id, assignment_id, (staff_id, _) = self._household(h), uuid4(), picked(self.staff, s)
        self._handle(
            AssignContactPerson(
                household_id=household_id, assignment_id=assignment_id, level=level, staff_id=staff_id, from_on=day
            )
        )
        self.assignments.append((household_id, assignment_id))

    def call_back(self, day: date, c: int, result: Any) -> None:
        """A family is drawn and called back, and what was written down is corrected."""
        household_id, contact_id = picked(self.contacts, c)
        sample_id, check = uuid4(), uuid4()
        drawn = (Drawn(spot_check_id=check, household_id=household_id, contact_id=contact_id),)
        ledger = self.ledgers[sample_id] = self.ledgers[household_id]
        self._handle(
            DrawSample(
                sample_id=sample_id,
                division=ledger,
                from_on=day,
                until_on=TODAY + timedelta(days=1),
                frame=1,
                drawn=drawn,
            )
        )
        self._handle(AnswerSpotCheck(sample_id=sample_id, spot_check_id=check, result=result, on=day))
        self._handle(CorrectSpotCheck(sample_id=sample_id, spot_check_id=check, result="declined", reason="听错了"))

    def end_assignment(self, day: date, a: int) -> None:
        household_id, assignment_id = picked(self.assignments, a)
        self._handle(EndAssignment(household_id=household_id, assignment_id=assignment_id, until_on=day, reason="调离"))

    def correct_assignment(self, day: date, a: int, s: int, level: Any, ended: bool) -> None:
        """Another person, level or day; or another day of its end."""
        household_id, assignment_id = picked(self.assignments, a)
        staff_id, _ = picked(self.staff, s)
        changes = {"until_on": day} if ended else {"from_on": day, "staff_id": staff_id, "level": level}
        self._handle(
            CorrectAssignment(household_id=household_id, assignment_id=assignment_id, reason="记错了", **changes)
        )

    def withdraw_assignment(self, a: int) -> None:
        household_id, assignment_id = picked(self.assignments, a)
        self._handle(WithdrawAssignment(household_id=household_id, assignment_id=assignment_id, reason="登记错户"))

    def hand_over(self, day: date, a: int, s: int) -> None:
        """Another person takes the household over, and says so."""
        (household_id, assignment_id), (staff_id, _), successor_id = (
            picked(self.assignments, a),
            picked(self.staff, s),
            uuid4(),
        )
        self._handle(
            HandOverHousehold(
                household_id=household_id, assignment_id=assignment_id, successor_id=successor_id, staff_id=staff_id,
                from_on=day, reason="轮岗", handover_note="上午方便",
            )
        )  # fmt: skip
        self.assignments.append((household_id, successor_id))
        self._handle(
            QueryHandOver(household_id=household_id, assignment_id=successor_id, query_id=uuid4(), question="有何约定")
        )
        self._handle(AcceptHandOver(household_id=household_id, assignment_id=successor_id))

    def correct_post(self, day: date, s: int, place: int, level: Any, ended: bool) -> None:
        """Another place, level or first day; or another day of its end."""
        staff_id, post_id = picked(self.staff, s)
        elsewhere = {"from_on": day, "level": level, "division": self._place_of_post(place, level)}
        self._handle(
            CorrectPost(
                staff_id=staff_id, post_id=post_id, reason="记错了", **({"until_on": day} if ended else elsewhere)
            )
        )

    def withdraw_post(self, s: int) -> None:
        staff_id, post_id = picked(self.staff, s)
        self._handle(WithdrawPost(staff_id=staff_id, post_id=post_id, reason="没有任过"))

    def hand_over_all(self, day: date, s: int) -> None:
        """Ordered only: the work itself is that of many hand-overs."""
        (staff_id, _), (to, _) = picked(self.staff, s), picked(self.staff, s + 1)
        self._handle(
            HandOverHouseholds(
                staff_id=staff_id, hand_over_id=uuid4(), level="village", from_on=day, reason="退休",
                to=(ReceiverAsked(staff_id=to),),
            )
        )  # fmt: skip

    def supporter(self, day: date, h: int, s: int, then: str) -> None:
        """Somebody of the staff helps; later that is corrected, ended or taken back."""
        supporter_id, household_id, (staff_id, _) = uuid4(), self._household(h), picked(self.staff, s)
        at: dict[str, Any] = {"household_id": household_id, "supporter_id": supporter_id}
        self._handle(NameSupporter(**at, role="volunteer", staff_id=staff_id, from_on=day))
        said = {"corrected": CorrectSupporter(**at, reason="记错了", organisation="县计生协"),
                "ended": EndSupporter(**at, until_on=day, reason="外出"),
                "withdrawn": WithdrawSupporter(**at, reason="登记错户")}  # fmt: skip
        self._handle(said[then])

    def correct_staff(self, s: int) -> None:
        staff_id, _ = picked(self.staff, s)
        self._handle(CorrectStaff(staff_id=staff_id, name="丁青珍", reason="名字少一字"))

    def contact(self, day: date, h: int, channel: Any, outcome: Any, level: Any) -> None:
        household_id, contact_id = self._household(h), uuid4()
        self._handle(
            LogContact(
                household_id=household_id, contact_id=contact_id, channel=channel, outcome=outcome, occurred_on=day,
                level=level, note="还好",
            )
        )  # fmt: skip
        self.contacts.append((household_id, contact_id))

    def correct(self, day: date, c: int, outcome: Any) -> None:
        household_id, contact_id = picked(self.contacts, c)
        changes = {"occurred_on": day, "outcome": outcome}
        self._handle(CorrectContact(household_id=household_id, contact_id=contact_id, reason="记错了", **changes))

    def withdraw(self, c: int) -> None:
        household_id, contact_id = picked(self.contacts, c)
        self._handle(WithdrawContact(household_id=household_id, contact_id=contact_id, reason="登记错户"))

    def measure(self, day: date, h: int, withdrawn: bool) -> None:
        """Help is given and put right; the family comes first for a while. Both perhaps taken back."""
        household_id = self._household(h)
        measure = {"household_id": household_id, "measure_id": uuid4()}
        self._handle(RecordMeasure(**measure, domain="living", on=day, measure="送去棉被"))
        self._handle(CorrectMeasure(**measure, domain="medical", reason="写错了"))
        first = {"household_id": household_id, "priority_id": uuid4()}
        self._handle(GivePriority(**first, from_on=day, reason="重病"))
        self._handle(EndPriority(**first, until_on=day + timedelta(days=9), reason="已好转"))
        if withdrawn:
            self._handle(WithdrawMeasure(**measure, reason="不是这一户"))
            self._handle(WithdrawPriority(**first, reason="不是这一户"))

    def petition(self, day: date, h: int, withdrawn: bool) -> None:
        """A petition is recorded, put right and answered, and perhaps taken back."""
        household_id, petition = self._household(h), {"petition_id": uuid4()}
        self.ledgers[petition["petition_id"]] = self.ledgers[household_id]
        said = {"household_id": household_id, "received_on": day, "matter": "补助", "unit": "民政局", "due_on": TODAY}
        self._handle(RecordPetition(**petition, **said))
        self._handle(CorrectPetition(**petition, unit="卫健委", reason="写错了"))
        self._handle(AnswerPetition(**petition, result="已办"))
        if withdrawn:
            self._handle(WithdrawPetition(**petition, reason="不是这一户"))

    def help(self, day: date, h: int, category: str, then: str) -> None:
        """A category of help is given; then ended a while later, or taken back, or neither."""
        given = {"household_id": self._household(h), "help_id": uuid4()}
        self._handle(AssignHelpCategory(**given, help_category=category, from_on=day, reason="独居"))
        plan = {"household_id": given["household_id"], "plan_id": uuid4()}
        review = {"household_id": given["household_id"], "review_id": uuid4()}
        said = {"goals": "能自己看病", "steps": "每月陪诊", "review_on": day + timedelta(days=90)}
        self._handle(SetHelpPlan(**plan, from_on=day, help_id=given["help_id"], **said))
        self._handle(CorrectHelpPlan(**plan, goals="能去县里看病", reason="写错了"))
        seen = {"on": min(day, TODAY), "finding": "好些了", "next_review_on": TODAY + timedelta(days=30)}
        self._handle(ReviewHelpPlan(**review, plan_id=plan["plan_id"], **seen))
        self._handle(CorrectHelpPlanReview(**review, finding="没有好转", reason="写错了"))
        if then:
            earlier = day - timedelta(days=9)
            self._handle(
                CorrectHelpCategory(**given, help_category="regular", from_on=earlier, reason="写错了", title="一般")
            )
        if then == "ended":
            self._handle(EndHelpPlan(**plan, until_on=day + timedelta(days=40), reason="已达到"))
            self._handle(CorrectHelpPlan(**plan, ended_on=day + timedelta(days=30), reason="写错了"))
            self._handle(EndHelpCategory(**given, until_on=day + timedelta(days=40), reason="已好转"))
        if then == "withdrawn":
            self._handle(WithdrawHelpCategory(**given, reason="不是这一户"))
            self._handle(WithdrawHelpPlanReview(**review, reason="没有回看"))
            self._handle(WithdrawHelpPlan(**plan, reason="不是这一户"))

    def need(self, h: int, closed: bool) -> None:
        need = {"household_id": self._household(h), "need_id": uuid4()}
        self._handle(OpenNeed(**need, domain="medical", summary="想配助听器", emergency="accident"))
        self._handle(AcknowledgeNeed(**need))
        self._handle(AssignNeed(**need, organisation="县残联"))
        self._handle(AnswerNeed(**need, answer_id=uuid4(), answer="在办", interim=True))
        self._handle(CorrectNeed(**need, domain="living", reason="听错了"))
        self._handle(AnswerNeed(**need, answer_id=uuid4(), answer="已联系"))
        if closed:
            self._handle(CloseNeed(**need, outcome="met"))
            self._handle(ReopenNeed(**need, reason="又坏了"))
            self._handle(WithdrawNeed(**need, reason="不是这一户"))

    def alert(self, day: date, h: int, late: bool) -> None:
        """The clock finds something overdue, and what stood too long; or that nothing is overdue any more."""
        household_id, alert_id = self._household(h), uuid4()
        overdue = tuple(
            Overdue(alert_id=uuid4(), duty="any_contact", due_on=d) for d in self.missed.get(household_id, ())
        )
        fresh = Overdue(alert_id=alert_id, duty="any_contact", due_on=day)
        escalation = Escalation(township_after_days=14, county_after_days=30, edition="default")
        found = (*overdue, fresh) if late else ()
        self._handle(ReviewAlerts(household_id=household_id, on=day, overdue=found, escalation=escalation))
        self.missed[household_id] = [item.due_on for item in found]
        if late:
            self.alerts.append((household_id, alert_id))

    def take_on_alert(self, a: int) -> None:
        household_id, alert_id = picked(self.alerts, a)
        self._handle(
            AcknowledgeAlert(household_id=household_id, alert_id=alert_id, acknowledgement_id=uuid4(), plan="周五电话")
        )

    def rest_alert(self, a: int, length: timedelta) -> None:
        household_id, alert_id = picked(self.alerts, a)
        self._handle(
            SnoozeAlert(household_id=household_id, alert_id=alert_id, until_on=TODAY + length, reason="外出探亲")
        )

    def pause(self, day: date, h: int, length: timedelta) -> None:
        household_id, pause_id = self._household(h), uuid4()
        self._handle(
            PauseHousehold(
                household_id=household_id, pause_id=pause_id, from_on=day, until_on=day + length, reason="外出探亲"
            )
        )
        self.pauses.append((household_id, pause_id))

    def close(self, day: date, h: int) -> None:
        self._handle(CloseHousehold(household_id=self._household(h), closure_id=uuid4(), on=day, reason="迁出"))

    def correct_pause(self, day: date, p: int, length: timedelta) -> None:
        household_id, pause_id = picked(self.pauses, p)
        days = {"from_on": day, "until_on": day + length}
        self._handle(CorrectPause(household_id=household_id, pause_id=pause_id, reason="写错了", **days))

    def end_pause(self, day: date, p: int) -> None:
        household_id, pause_id = picked(self.pauses, p)
        self._handle(EndPause(household_id=household_id, pause_id=pause_id, until_on=day, reason="提前回来"))

    def withdraw_pause(self, p: int) -> None:
        household_id, pause_id = picked(self.pauses, p)
        self._handle(WithdrawPause(household_id=household_id, pause_id=pause_id, reason="登记错户"))

    def reopen(self, day: date, h: int, by_mistake: bool) -> None:
        """What was closed is opened again; or the closure was a mistake."""
        home = {"household_id": self._household(h), "reason": "又搬回来了"}
        self._handle(WithdrawClosure(**home) if by_mistake else ReopenHousehold(**home, from_on=day))

    def merge(self, h: int, into: int) -> None:
        wrong, right = self._household(h), self._household(into)
        self._handle(MergeHousehold(household_id=wrong, merging_id=uuid4(), right_household_id=right, reason="重复"))

    def undo_merging(self, h: int) -> None:
        self._handle(UndoMerging(household_id=self._household(h), reason="是两户"))

    def correct_household(self, day: date, h: int, place: int, category: Any, alone: bool) -> None:
        """Each of what was registered, or some of it."""
        household_id = self._household(h)
        villages = self.villages if self.ledgers[household_id] == self.county else self.others
        changes = [{"registered_on": day}, {"residence_division": picked(villages, place)}, {"category": category},
                   {"living_alone": alone}, {"household_no": str(uuid4())}]  # fmt: skip
        said = {k: v for n, one in enumerate(changes) if n in (place % 5, (place + 2) % 5) for k, v in one.items()}
        self._handle(CorrectHousehold(household_id=household_id, reason="登记有误", **said))

    def living_alone(self, day: date, h: int, alone: bool) -> None:
        self._handle(RecordLivingAlone(household_id=self._household(h), lives_alone=alone, from_on=day))

    def correct_member(self, day: date, h: int, m: int, born: int, renumbered: bool) -> None:
        """A number that was wrong, or was replaced by the police; or the day from which somebody belongs to the household."""
        number = id_number(born)
        said = {"from_on": day} if m % 2 else {"id_number": number, "former_id_number_valid": renumbered}
        person = self._person(h, m)
        self._handle(CorrectMember(**person, reason="按证件更正", **said))
        if "id_number" in said:
            self.people[person["member_id"]] = number

    def leave(self, day: date, h: int, m: int, into: int | None) -> None:
        """Somebody leaves, for another household or for their own again, or for nobody knows where."""
        self._handle(
            RecordLeaving(**self._person(h, m), leaving_id=uuid4(), from_on=day, cause="divorced", reason="离异")
        )
        if m % 2:
            earlier = {"from_on": day - timedelta(days=3), "cause": "moved_out"}
            self._handle(CorrectLeaving(**self._person(h, m), **earlier, reason="日子记错"))
        if into is not None:
            self.join(day + timedelta(days=30), into, self._member(h, m))

    def join(self, day: date, h: int, member_id: UUID | None) -> None:
        """Who left elsewhere, or somebody new."""
        if member_id is None:
            member_id = uuid4()
            self.people[member_id] = id_number(1950)
        self._handle(
            AddMember(
                household_id=self._household(h), member_id=member_id, name="李四", id_number=self.people[member_id],
                relation="mother", from_on=min(day, TODAY),
            )
        )  # fmt: skip
        self.members[self._household(h)] = list(dict.fromkeys([*self.members[self._household(h)], member_id]))

    def not_left(self, h: int, m: int) -> None:
        self._handle(WithdrawLeaving(**self._person(h, m), reason="没有搬走"))

    def withdraw_member(self, h: int, m: int) -> None:
        self._handle(WithdrawMember(**self._person(h, m), reason="登记错了人"))

    def child(self, h: int, level: int, another: bool) -> None:
        """What was recorded of the child is corrected; or it was another family's, and their own becomes known."""
        home = {"household_id": self._household(h)}
        if another:
            self._handle(WithdrawChild(**home, reason="不是这一家的"))
            self._handle(RecordChild(**home, child_id=uuid4(), disability_level=level))
        else:
            self._handle(CorrectChild(**home, reason="按证件更正", disability_level=level))

    def death(self, day: date, h: int, m: int) -> None:
        """Two report it; once one report is verified the other is known."""
        self._life_event(h, "death", day, m, verified=False)
        other = self.life_events.pop()
        self._life_event(h, "death", day, m)
        self.life_events.append(other)

    def rejected(self, day: date, h: int, m: int) -> None:
        """A death that was reported and is none."""
        life_event_id = self._life_event(h, "death", day, m, verified=False)
        self._handle(RejectLifeEvent(household_id=self._household(h), life_event_id=life_event_id))
        self._handle(SeeLifeEventOutcome(household_id=self._household(h), life_event_id=life_event_id))

    def move(self, day: date, h: int, place: int) -> None:
        places = self.villages if self.ledgers[self._household(h)] == self.county else self.others
        self._life_event(h, "moved", day, residence_division=picked(places, place))

    def _life_event(self, h: int, kind: Any, day: date, m: int = 0, *, verified: bool = True, **more: Any) -> UUID:
        life_event_id = uuid4()
        self._handle(
            ReportLifeEvent(
                household_id=self._household(h), life_event_id=life_event_id, kind=kind, subject=str(self._member(h, m)),
                occurred_on=day, source="村委会", verified=verified, **more,
            )
        )  # fmt: skip
        self.life_events.append((self._household(h), life_event_id))
        return life_event_id

    def move_away(self, day: date, h: int, place: int) -> None:
        """To the other county, or back from it."""
        household_id = self._household(h)
        away = self.others if self.ledgers[household_id] == self.county else self.villages
        village = picked(away, place)
        before = self._positions()
        self._life_event(h, "moved", day, residence_division=village)
        if self._positions().get(village[:6], 0) > before.get(village[:6], 0):
            self.ledgers[household_id] = village[:6]

    def _positions(self) -> dict[str, int]:
        with self.casework.database.single() as connection:
            return dict(connection.execute("select ledger, position from ledger.heads").fetchall())

    def wishes(self, day: date, h: int, m: int) -> None:
        """A wish noted, corrected and withdrawn; a day on which they agreed to be thought of, and no longer."""
        home, wish, own = {"household_id": self._household(h)}, {"preference_id": uuid4()}, {"personal_day_id": uuid4()}
        self._handle(NotePreference(**home, **wish, kind="hours", text="上午"))
        self._handle(CorrectPreference(**home, **wish, text="下午", reason="改了"))
        birthday = NotePersonalDay(**home, **own, kind="birthday", member_id=self._member(h, m), agreed_on=day)
        self._handle(birthday)
        self._handle(CorrectPersonalDay(**home, **own, agreed_on=day - timedelta(days=1), reason="记错了"))
        if m % 2:
            self._handle(WithdrawPreference(**home, **wish, reason="不再需要"))
            self._handle(WithdrawPersonalDay(**home, **own, reason="不愿再提"))

    def childs_death(self, day: date, h: int, changed: bool) -> None:
        """What follows from it is decided by people."""
        household_id, life_event_id = self._household(h), uuid4()
        self._handle(
            ReportLifeEvent(
                household_id=household_id, life_event_id=life_event_id, kind="death", subject="child", occurred_on=day,
                source="村委会", verified=True,
            )
        )  # fmt: skip
        self.life_events.append((household_id, life_event_id))
        self._handle(FollowUpLifeEvent(household_id=household_id, life_event_id=life_event_id, done="condolence"))
        if changed:
            since = day + timedelta(days=30)
            self._handle(
                ChangeCategory(
                    household_id=household_id, category="child_deceased", from_on=since, life_event_id=life_event_id
                )
            )

    def correct_life_event(self, day: date, e: int) -> None:
        household_id, life_event_id = picked(self.life_events, e)
        self._handle(
            CorrectLifeEvent(
                household_id=household_id, life_event_id=life_event_id, occurred_on=day, reason="日子记错了"
            )
        )

    def withdraw_life_event(self, e: int) -> None:
        household_id, life_event_id = picked(self.life_events, e)
        self._handle(WithdrawLifeEvent(household_id=household_id, life_event_id=life_event_id, reason="不是这一户"))

    def category(self, day: date, h: int, category: Any) -> None:
        self._handle(ChangeCategory(household_id=self._household(h), category=category, from_on=day))

    def away(self, day: date, h: int, category: Any, length: timedelta, back_first: bool) -> None:
        """For a time in no category; that they came back may be recorded before that they went."""
        changes = [(day, "none"), (day + length, category)]
        for since, told in reversed(changes) if back_first else changes:
            self.category(since, h, told)

    def out_of_order(self, day: date, h: int, later: Any, before: Any, place: int) -> None:
        """What holds from a later day is recorded first."""
        month_before = day - timedelta(days=30)
        for since, category, village, there in ((day, later, place, True), (month_before, before, place + 1, False)):
            self.category(since, h, category)
            self.move(since, h, village)
            with suppress(IndexError, ZeroDivisionError):
                self.responsible(since, h, there == bool(place % 2))

    def contract(self, day: date, h: int, m: int, kind: Any) -> None:
        household_id, member_id, contract_id = self._household(h), self._member(h, m), uuid4()
        self._handle(
            SignDoctorContract(
                household_id=household_id, member_id=member_id, contract_id=contract_id, kind=kind, from_on=day,
                until_on=day + timedelta(days=365), institution="乡卫生院",
            )
        )  # fmt: skip
        self.contracts.append((household_id, member_id, contract_id))

    def renew_contract(self, c: int) -> None:
        contract, renewal_id = self._contract(c), uuid4()
        self._handle(RenewDoctorContract(**contract, renewal_id=renewal_id))
        self.contracts.append((contract["household_id"], contract["member_id"], renewal_id))

    def correct_contract(self, day: date, c: int, kind: Any, length: timedelta) -> None:
        changes = {"kind": kind, "from_on": day, "until_on": day + length}
        self._handle(CorrectDoctorContract(**self._contract(c), reason="写错", **changes))

    def correct_ending(self, day: date, c: int, ended: bool) -> None:
        self._handle(CorrectDoctorContract(**self._contract(c), reason="写错", ended_on=day if ended else None))

    def withdraw_contract(self, c: int) -> None:
        self._handle(WithdrawDoctorContract(**self._contract(c), reason="并未签约"))

    def _contract(self, c: int) -> dict[str, UUID]:
        return dict(zip(("household_id", "member_id", "contract_id"), picked(self.contracts, c), strict=True))

    def end_contract(self, day: date, c: int) -> None:
        household_id, member_id, contract_id = picked(self.contracts, c)
        self._handle(
            EndDoctorContract(
                household_id=household_id, member_id=member_id, contract_id=contract_id, until_on=day, reason="换签"
            )
        )

    def service(self, day: date, h: int, m: int, kind: Any = "family") -> None:
        service = {**self._person(h, m), "service_id": uuid4()}
        self._handle(RecordDoctorService(**service, on=day, service="量血压", kind=kind))
        self.services.append(service)

    def correct_service(self, day: date, s: int) -> None:
        self._handle(CorrectDoctorService(**picked(self.services, s), on=day, reason="日期写错"))

    def withdraw_service(self, s: int) -> None:
        self._handle(WithdrawDoctorService(**picked(self.services, s), reason="登记错人"))

    def checkup(self, day: date, h: int, m: int, stage: Any) -> None:
        """Offered, and afterwards corrected or taken back."""
        checkup = {**self._person(h, m), "checkup_id": uuid4()}
        self._handle(RecordCheckup(**checkup, stage="offered", on=day))
        if stage == "withdrawn":
            self._handle(WithdrawCheckup(**checkup, reason="登记错人"))
        else:
            self._handle(CorrectCheckup(**checkup, stage=stage, reason="写错"))

    def issue_pass(self, day: date, h: int, m: int, length: timedelta | None) -> None:
        until_on = day + length if length else None
        issued = {**self._person(h, m), "pass_id": uuid4()}
        self._handle(IssueGreenChannelPass(**issued, number="LT1", from_on=day, until_on=until_on))
        self.passes.append(issued)

    def end_pass(self, day: date, p: int) -> None:
        self._handle(EndGreenChannelPass(**picked(self.passes, p), until_on=day, cause="lost", reason="遗失"))

    def correct_pass(self, day: date, p: int, length: timedelta | None) -> None:
        changes = {"from_on": day, "until_on": day + length if length else None}
        self._handle(CorrectGreenChannelPass(**picked(self.passes, p), reason="写错", **changes))

    def correct_pass_ending(self, day: date, p: int) -> None:
        self._handle(CorrectGreenChannelPass(**picked(self.passes, p), reason="写错", ended_on=day))

    def withdraw_pass(self, p: int) -> None:
        self._handle(WithdrawGreenChannelPass(**picked(self.passes, p), reason="并未发放"))

    def use_pass(self, day: date, h: int, m: int) -> None:
        """Used, corrected, asked about; every other one taken back."""
        hospital_id, steps = picked(self.hospitals, h), ("registration", "medicine")
        use = {**self._person(h, m), "use_id": uuid4()}
        self._handle(UseGreenChannel(**use, hospital_id=hospital_id, on=day, steps=steps))
        self._handle(CorrectGreenChannelUse(**use, priority_given=("medicine",), reason="漏写"))
        told = {name: use[name] for name in ("household_id", "use_id")}
        self._handle(RateGreenChannelUse(**told, as_promised=True, content=False))
        if m % 2:
            self._handle(WithdrawGreenChannelUse(**use, reason="登记错人"))

    def signature(self, day: date, h: int, m: int, length: timedelta) -> None:
        """Given, corrected, revoked; every other one taken back."""
        given = {**self._person(h, m), "authorisation_id": uuid4()}
        said = {"signer": "张小军", "relation": "侄子", "matters": ("admission",), "document": "授权委托书"}
        self._handle(AuthoriseSignature(**given, **said, from_on=day, until_on=day + length))
        self._handle(CorrectSignatureAuthorisation(**given, relation="外甥", reason="写错"))
        self._handle(RevokeSignatureAuthorisation(**given, on=day, reason="收回"))
        if m % 2:
            self._handle(WithdrawSignatureAuthorisation(**given, reason="并未授权"))

    def hospital(self, day: date, ready: bool) -> None:
        hospital_id = uuid4()
        self._handle(
            DesignateHospital(
                hospital_id=hospital_id, name="县医院", division=self.county, from_on=day, department="医务科",
                responsible_person="周敏" if ready else None, phone="0377", pathway=("挂号",),
            )
        )  # fmt: skip
        self.hospitals.append(hospital_id)

    def responsible(self, day: date, h: int, there: bool) -> None:
        hospital_id, person = picked(self.hospitals, h), "吴敏" if there else ""
        self._handle(ChangeResponsible(hospital_id=hospital_id, from_on=day, responsible_person=person))

    def correct_hospital(self, day: date, h: int) -> None:
        self._handle(CorrectHospital(hospital_id=picked(self.hospitals, h), from_on=day, reason="日期写错"))

    def ask_at_hospital(self, day: date, h: int, taken_back: bool) -> None:
        """A department and a test call: named or made, corrected, and ended or taken back."""
        hospital_id = picked(self.hospitals, h)
        department = {"hospital_id": hospital_id, "department_id": uuid4()}
        call = {"hospital_id": hospital_id, "test_call_id": uuid4()}
        self._handle(NameHospitalDepartment(**department, name="门诊部", from_on=day))
        self._handle(CorrectHospitalDepartment(**department, name="门诊", reason="写错"))
        self._handle(MakeTestCall(**call, on=day, reached=True))
        self._handle(CorrectTestCall(**call, right_person=True, reason="漏写"))
        self._handle(EndHospitalDepartment(**department, until_on=day, reason="合并"))
        if taken_back:
            self._handle(WithdrawHospitalDepartment(**department, reason="并无此科"))
            self._handle(WithdrawTestCall(**call, reason="并未拨打"))

    def withdraw_hospital(self, day: date, h: int) -> None:
        self._handle(WithdrawHospital(hospital_id=picked(self.hospitals, h), on=day))

    def undo_hospital_withdrawal(self, h: int) -> None:
        self._handle(UndoHospitalWithdrawal(hospital_id=picked(self.hospitals, h), reason="点错了"))

    def policy(self, day: date, name: str, level: int) -> None:
        """Mostly the county's own, sometimes that of a division above."""
        ledger = {1: self.county[:4] + "00", 2: self.county[:2] + "0000", 3: "000000"}.get(level, self.county)
        stream = policy_stream(ledger)
        self.ledgers[stream] = ledger
        self._handle(AdoptPolicy(policy_id=stream, edition=name, from_on=day, document_number="淅卫〔2026〕1号"))

    def scheme(self, day: date, name: str, level: int) -> None:
        """Adopted by the county or above it; every fourth is ended there at once."""
        ledger = {1: self.county[:4] + "00", 2: "000000"}.get(level, self.county)
        stream = schemes_stream(ledger)
        self.ledgers[stream] = ledger
        self._handle(AdoptScheme(schemes_id=stream, edition=name, from_on=day, document_number="淅卫〔2026〕2号"))
        if level == 3:
            self._handle(
                EndScheme(schemes_id=stream, scheme="study_aid", from_on=day, document_number="淅卫〔2026〕3号")
            )

    def close_period(self, months: int, what: str) -> None:
        """A month that is over, as it is known when that is done."""
        period = f"{TODAY.year - (TODAY.month <= months)}-{(TODAY.month - months - 1) % 12 + 1:02}"
        stream = period_stream(self.county, period)
        self.ledgers[stream] = self.county
        with open_snapshot(self.casework.database, NATION, last_day(period)) as snapshot:
            figures = counted(snapshot, self.county)
        if what == "reopen":
            self._handle(ReopenPeriod(period_close_id=stream, reason="口径有误"))
        elif what == "restate":
            self._handle(RestatePeriod(period_close_id=stream, reason="补录", counted=figures))
        else:
            self._handle(ClosePeriod(period_close_id=stream, period=period, division=self.county, counted=figures))

    def _household(self, h: int) -> UUID:
        return picked(self.households, h)

    def _member(self, h: int, m: int) -> UUID:
        return picked(self.members[self._household(h)], m)

    def _person(self, h: int, m: int) -> dict[str, UUID]:
        return {"household_id": self._household(h), "member_id": self._member(h, m)}

    def _handle(self, command: Command) -> None:
        stream: UUID = getattr(command, command.stream)
        ledger = self.ledgers.get(stream, self.county)
        self.casework.handle(command, ledger=ledger, stream=stream, by=CLOCK, request=Request.new(), today=TODAY)


def picked(among: list[Any], number: int) -> Any:
    """One of them, whatever the number. Raises ZeroDivisionError where there is none."""
    return among[number % len(among)]


def villages_of(county: str) -> list[str]:
    """Few enough that people meet."""
    return [v.code for town in the_divisions().children(county)[:2] for v in the_divisions().children(town.code)[:2]]


def id_number(born: int) -> str:
    """A number nobody has, and nobody of this run had before."""
    number = next(PEOPLE)
    body = f"{410000 + number // 99 % 9999:06d}{born}0517{900 + number % 99:03d}"
    return body + check_digit(body)
