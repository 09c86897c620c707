"""The same figures computed the slow way: from the bare events, one household after the other, without a table."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from casework.hospital import events as hospital
from casework.household import events as happened
from casework.ledger.recorded import Recorded
from casework.policy import Edition, preset
from casework.policy.adoption import PolicyAdopted
from casework.policy.cadence import HouseholdFacts, due_items
from casework.staff import events as staff

ALWAYS, NEVER = date.min, date.max


@dataclass
class Home:
    number: str = ""
    registered: date = NEVER
    divisions: list[tuple[date, str]] = field(default_factory=list)
    categories: list[tuple[date, str]] = field(default_factory=list)
    closed: date = NEVER
    born: dict[UUID, date] = field(default_factory=dict)
    died: dict[UUID, date] = field(default_factory=dict)
    contacts: dict[UUID, happened.ContactLogged | happened.ContactCorrected] = field(default_factory=dict)
    pauses: list[happened.HouseholdPaused] = field(default_factory=list)
    assigned: dict[UUID, tuple[str, UUID, date, date]] = field(default_factory=dict)
    contracts: list[happened.DoctorContractSigned] = field(default_factory=list)
    services: list[happened.DoctorServiceRecorded] = field(default_factory=list)
    passes: list[happened.PassIssued] = field(default_factory=list)


@dataclass
class Naive:
    """A county as its events tell it."""

    homes: dict[UUID, Home] = field(default_factory=dict)
    posts: dict[UUID, tuple[UUID, str, date, date]] = field(default_factory=dict)
    hospitals: list[hospital.HospitalDesignated] = field(default_factory=list)
    policies: dict[date, Edition] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Iterable[Recorded]) -> "Naive":
        naive = cls()
        for recorded in events:
            naive.hear(recorded)
        return naive

    def hear(self, r: Recorded) -> None:
        e = r.event
        home = self.homes.setdefault(r.stream_id, Home()) if not isinstance(e, OFFICE) else Home()
        match e:
            case happened.HouseholdRegistered():
                home.number, home.registered = e.household_no, e.registered_on
                home.divisions, home.categories = [(ALWAYS, e.residence_division)], [(ALWAYS, e.category)]
            case happened.MemberAdded():
                home.born[e.member_id] = e.born_on
            case happened.MemberDied():
                home.died[e.member_id] = e.died_on
            case happened.HouseholdMoved():
                home.divisions = _changed(home.divisions, e.from_on, e.residence_division)
            case happened.CategoryChanged():
                home.categories = _changed(home.categories, e.from_on, e.category)
            case happened.HouseholdClosed():
                home.closed = e.closed_on
            case happened.ContactLogged() | happened.ContactCorrected():
                home.contacts[e.contact_id] = e
            case happened.ContactWithdrawn():
                del home.contacts[e.contact_id]
            case happened.HouseholdPaused():
                home.pauses.append(e)
            case happened.ContactPersonAssigned():
                home.assigned[e.assignment_id] = (e.level, e.staff_id, e.from_on, NEVER)
            case happened.AssignmentEnded():
                home.assigned[e.assignment_id] = (*home.assigned[e.assignment_id][:3], e.until_on)
            case happened.DoctorContractSigned():
                home.contracts.append(e)
            case happened.DoctorServiceRecorded():
                home.services.append(e)
            case happened.PassIssued():
                home.passes.append(e)
            case staff.PostTaken():
                self.posts[e.post_id] = (r.stream_id, e.level, e.from_on, e.until_on or NEVER)
            case staff.PostEnded():
                self.posts[e.post_id] = (*self.posts[e.post_id][:3], e.until_on)
            case hospital.HospitalDesignated():
                self.hospitals.append(e)
            case PolicyAdopted():
                self.policies[e.from_on] = e.edition
            case _:
                pass

    def in_scope(self, on: date) -> list[tuple[UUID, Home]]:
        return [(i, home) for i, home in self.homes.items() if _in_scope(home, on)]

    def overdue(self, on: date) -> set[tuple[UUID, str, date, int]]:
        return {
            (i, item.duty, item.due_on, item.days_overdue)
            for i, home in self.in_scope(on)
            for item in due_items(_facts(home, on), self.edition(on), self.began(on), on)
            if item.days_overdue
        }

    def edition(self, on: date) -> Edition:
        adopted = [day for day in self.policies if day <= on]
        return self.policies[max(adopted)] if adopted else preset("default")

    def began(self, on: date) -> dict[str, date]:
        began = {duty.duty: ALWAYS for duty in preset("default").duties}
        for day in sorted(day for day in self.policies if day <= on):
            began = {duty.duty: began.get(duty.duty, day) for duty in self.policies[day].duties}
        return began

    def assigned(self, home: Home, on: date) -> bool:
        def holds(level: str) -> bool:
            return any(
                a_level == level and a_from <= on < a_until
                and any(s == a_staff and p == level and f <= on < u for s, p, f, u in self.posts.values())
                for a_level, a_staff, a_from, a_until in home.assigned.values()
            )  # fmt: skip

        return all(holds(level) for level in self.edition(on).required_levels)

    def figures(self, on: date) -> dict[str, int]:
        late = {i for i, *_ in self.overdue(on)}
        ready = any(h.from_on <= on and h.responsible_person for h in self.hospitals)
        counts = dict.fromkeys(
            ("households", "members", "contact", "contact_effective", "doctor", "doctor_served", "tcm", "green_channel", "all_three"), 0
        )  # fmt: skip
        for i, home in self.in_scope(on):
            living = [m for m in home.born if on <= home.died.get(m, NEVER)]
            family = {c.member_id for c in home.contracts if c.kind == "family" and c.from_on <= on < c.until_on}
            tcm = {c.member_id for c in home.contracts if c.kind == "tcm" and c.from_on <= on < c.until_on}
            served = {s.member_id for s in home.services if on - timedelta(days=91) <= s.served_on <= on}
            passes = {p.member_id for p in home.passes if p.from_on <= on} if ready else set[UUID]()
            contact = self.assigned(home, on)
            counts["households"] += 1
            counts["members"] += len(living)
            counts["contact"] += contact
            counts["contact_effective"] += contact and i not in late
            counts["doctor"] += sum(m in family for m in living)
            counts["doctor_served"] += sum(m in family and m in served for m in living)
            counts["tcm"] += sum(m in tcm for m in living)
            counts["green_channel"] += sum(m in passes for m in living)
            counts["all_three"] += contact and bool(living) and all(m in family and m in passes for m in living)
        return counts


OFFICE = (staff.StaffRegistered, staff.PostTaken, staff.PostEnded, hospital.HospitalDesignated, PolicyAdopted)


def _in_scope(home: Home, on: date) -> bool:
    return _entered(home) <= on < _left(home) and _at(home.categories, on) != "none"


def _entered(home: Home) -> date:
    began = [day for day, category in home.categories if category != "none"]
    return max(home.registered, min(began)) if began else NEVER


def _left(home: Home) -> date:
    dead = home.died and len(home.died) == len(home.born)
    return min(home.closed, max(home.died.values()) + timedelta(days=1) if dead else NEVER)


def _facts(home: Home, on: date) -> HouseholdFacts:
    last: dict[str, date] = {}
    for contact in home.contacts.values():
        if contact.outcome != "reached" or contact.occurred_on > on:
            continue
        kinds = ["any", *([f"level:{contact.level}"] if contact.level else [])]
        kinds += ["face_to_face"] if contact.channel in ("home_visit", "meeting") else []
        kinds += ["home_visit"] if contact.channel == "home_visit" else []
        for kind in kinds:
            last[kind] = max(last.get(kind, ALWAYS), contact.occurred_on)
    living = [born for m, born in home.born.items() if on <= home.died.get(m, NEVER)]
    return HouseholdFacts(
        registered_on=_entered(home),
        left_on=_left(home),
        last=last,
        oldest_born_on=min(living, default=None),
        paused=any(p.from_on <= on < p.until_on for p in home.pauses),
    )


def _at(spans: list[tuple[date, str]], on: date) -> str:
    return max((day, n, value) for n, (day, value) in enumerate(spans) if day <= on)[2]


def _changed(spans: list[tuple[date, str]], day: date, value: str) -> list[tuple[date, str]]:
    """From that day on it is this, whatever later changes said before."""
    return [span for span in spans if span[0] < day] + [(day, value)]
