"""A household's page made ready: codes and sealed texts turned into what the reader may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from casework.common.days import holds
from casework.common.masking import masked, masked_phone
from casework.common.phone import is_phone
from casework.common.roles import READ_REASONS, SEE_NAMES
from casework.oversight.in_post import PostState
from projections.care.doctor_tables import DoctorService
from projections.care.green_channel_tables import GreenChannelUse
from projections.contacts.tables import Contact
from projections.engine.snapshot import Snapshot
from projections.households.case import Case
from projections.households.family import MaritalStatus, disability_level_on, marital_status
from projections.households.life_event_tables import LifeEvent
from projections.households.tables import Child, Member
from projections.needs.help_plan_list import StandingPlan, ended_lately, standing_plans
from projections.needs.help_plan_tables import HelpPlan
from projections.needs.help_tables import HelpGiven, holding
from projections.needs.measure_tables import Measure
from projections.needs.on_day import NeedOnDay
from projections.oversight.reasons import grounds, why
from projections.policies.in_force import InForce, in_force
from projections.staff.assignments import assignments
from projections.staff.tables import Assignment
from web.access.caller import Caller
from web.language.i18n import current_language, gettext
from web.office import Office
from web.staff.names import staff_names
from web.unsealing import WITHHELD, Sealed, Unsealed, former_head, sealed_in, unsealed

LAST_CONTACTS = 5
LAST_SERVICES = 3


@dataclass(frozen=True)
class View:
    """What templates/household/index.html shows; what was written with `said(token)`."""

    case: Case
    on: date
    caller: Caller
    texts: Unsealed
    staff: Mapping[UUID, str]
    policy: InForce
    duties: Sequence[tuple[Any, Mapping[str, Any]]]  # each item with its reason
    posts: Mapping[UUID, PostState]  # of the assignments of the day, whether their post is still held

    @property
    def names(self) -> dict[UUID, str]:
        return {member.member_id: self.texts.name(member.name, self.caller) for member in self.case.members}

    @property
    def family(self) -> list[str]:
        """The living members' names; where nobody is left, whose household it was."""
        living = [self.names[member.member_id] for member in self.living]
        return living or former_head([self.names[member.member_id] for member in self.case.members])

    def marital_status(self, member: Member) -> MaritalStatus | None:
        return marital_status(member, self.case.members, self.case.life_events, self.on)

    def disability_level(self, child: Child) -> int | None:
        return disability_level_on(child, self.case.life_events, self.on)

    def subject(self, event: LifeEvent) -> str:
        """Whom a life event is about."""
        return next((name for id_, name in self.names.items() if str(id_) == event.subject), gettext("Child"))

    @property
    def living(self) -> list[Member]:
        return [member for member in self.case.members if self.on <= member.died_on and self.on < member.left_on]

    def may_change(self, contact: Contact) -> bool:
        """A contact person changes what stands in their own name."""
        return self.caller.role != "contact_person" or contact.staff_id in (None, self.caller.staff_id)

    def said(self, token: str | None) -> str:
        return self.texts.said(token, self.caller)

    def decided(self, token: str | None) -> str:
        """The reason of a decision: whole for who looks after families, with names masked for who audits."""
        text = self.texts.text(token)
        if not token or self.caller.role in SEE_NAMES or self.texts.erased(token):
            return text
        if self.caller.role not in READ_REASONS:
            return gettext(WITHHELD)
        for name in filter(None, (self.texts.text(member.name) for member in self.case.members)):
            text = text.replace(name, masked(name))
        return text

    is_phone = staticmethod(is_phone)

    @property
    def address(self) -> str:
        """Others see the village, which is all that they need."""
        return self.texts.text(self.case.household.address) if self.caller.role in SEE_NAMES else ""

    def phones(self, member: Member) -> list[tuple[str, str]]:
        """Each as it is shown, and as it is dialled: only by those who look after the household."""
        return [self._phone(token) for token in (member.phone, member.second_phone) if token]

    def _phone(self, token: str) -> tuple[str, str]:
        phone = self.texts.text(token)
        if self.texts.erased(token):
            return phone, ""
        return masked_phone(phone), phone if self.caller.role in SEE_NAMES else ""

    def in_force(self, rows: Iterable[Any], **wanted: object) -> list[Any]:
        """Those of these spans that hold on the day."""
        found = (row for row in rows if holds(row.from_on, row.until_on, self.on))
        return [row for row in found if all(getattr(row, name) == value for name, value in wanted.items())]

    def at_level(self, level: str) -> list[Assignment]:
        """Who is assigned at a level on the day, those in their post first."""
        found = self.in_force(self.case.assignments, level=level)
        return sorted(found, key=lambda one: self.posts.get(one.assignment_id) != "held")

    @property
    def levels_held(self) -> list[str]:
        """The levels at which somebody assigned holds their post."""
        held = (one for one in self.in_force(self.case.assignments) if self.posts.get(one.assignment_id) == "held")
        return [one.level for one in held]

    @property
    def last_contacts(self) -> list[Contact]:
        return [contact for contact in self.case.contacts if contact.occurred_on <= self.on][:LAST_CONTACTS]

    @property
    def help_given(self) -> HelpGiven | None:
        """The category of help that holds on the day."""
        return holding(self.case.help, self.on)

    @property
    def help_plans(self) -> list[StandingPlan]:
        return standing_plans(self.case.help_plans, self.case.help_reviews, self.on)

    @property
    def help_plans_ended(self) -> list[HelpPlan]:
        return ended_lately(self.case.help_plans, self.on)

    @property
    def measures(self) -> list[Measure]:
        return [measure for measure in self.case.measures if measure.taken_on <= self.on][:LAST_CONTACTS]

    @property
    def needs(self) -> list[NeedOnDay]:
        """Those not closed, emergencies first."""
        waiting = [need for need in self._every_need if need.step]
        return sorted(waiting, key=lambda need: (need.need.emergency is None, need.due_on))

    @property
    def needs_closed(self) -> list[NeedOnDay]:
        return [need for need in self._every_need if need.step is None]

    @property
    def _every_need(self) -> list[NeedOnDay]:
        return self.case.needs.on(self.on, self.policy.edition.needs)

    @property
    def services(self) -> list[DoctorService]:
        return [service for service in self.case.services if service.served_on <= self.on][:LAST_SERVICES]

    @property
    def uses(self) -> list[GreenChannelUse]:
        return [use for use in self.case.uses if use.used_on <= self.on][:LAST_SERVICES]

    @property
    def life_events(self) -> list[LifeEvent]:
        return [event for event in self.case.life_events if event.occurred_on <= self.on]

    @property
    def third_coverage(self) -> str:
        labels = self.policy.edition.labels
        return labels.third_coverage_en if current_language() == "en" else labels.third_coverage_zh


def view_of(office: Office, caller: Caller, snapshot: Snapshot, case: Case) -> View:
    policy = in_force(snapshot, [case.ledger])[case.ledger]
    facts = grounds(snapshot, case.duties, {case.ledger: policy})
    duties = [(item, why(item, policy, facts[item.household_id, item.duty], snapshot.on)) for item in case.duties]
    held: list[Sequence[Any]] = [case.assignments, case.contacts, case.supporters, case.needs.needs, case.measures]
    staff = {each.staff_id for part in held for each in part}
    texts = unsealed(office, _sealed(case))
    posts = {one.assignment_id: one.post for one in assignments(snapshot, case.household.household_id)}
    return View(case, snapshot.on, caller, texts, staff_names(office, snapshot, staff), policy, duties, posts)


def _sealed(case: Case) -> Iterable[Sealed]:
    parts = (
        part for struct in (case, case.needs) for part in msgspec.structs.astuple(struct) if isinstance(part, list)
    )
    rows = [case.household, *(row for part in parts for row in part)]
    return sealed_in(rows, case.ledger, case.household.household_id)
