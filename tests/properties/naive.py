"""The same figures computed the slow way: from the bare events, written from the office's rules and sharing none with the product.

What is taken from it are the events' names and the data files (the default edition, the calendar of festivals).
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from casework.ledger.recorded import Recorded

ALWAYS, NEVER, DAY = date.min, date.max, timedelta(days=1)
POLICY = Path(__file__).parents[2] / "casework" / "policies"
DEFAULT: dict[str, Any] = tomllib.loads((POLICY / "presets/default.toml").read_text("utf-8"))
FESTIVALS = [
    (f"festival:{row['year']}-{name}", name, date.fromisoformat(row[name]))
    for row in csv.DictReader((POLICY / "festivals.csv").read_text("ascii").splitlines())
    for name in ("spring", "dragon_boat", "mid_autumn")
]
KINDS = ("contact", "contact_effective", "doctor", "doctor_served", "tcm", "green_channel", "all_three")
Said = list[tuple[date, Any]]  # what was said to hold from a day on, in the order of recording


@dataclass
class Home:
    ledger: str
    happened: list[Any] = field(default_factory=list)

    def of(self, *names: str) -> Iterator[Any]:
        return (event for event in self.happened if type(event).__name__ in names)

    def reads(self, told: str, thing: str, *later: str) -> list[Any]:
        """What was told of things as it reads now, in the order of telling: corrected in place, without what was taken back.

        `later`: the names of the correction and of the withdrawal; who is told of again after a withdrawal is told of anew.
        """
        found: list[Any] = []
        for e in self.of(told, *later):
            name, about = type(e).__name__, getattr(e, thing, None)
            if name == told:
                found.append(e)
            elif name.endswith("Corrected"):
                place = max(n for n, one in enumerate(found) if getattr(one, thing, None) == about)
                found[place] = e
            else:
                found = [one for one in found if getattr(one, thing, None) != about]
        return found

    @property
    def registered(self) -> Any:
        return self.reads("HouseholdRegistered", "", "HouseholdCorrected")[0]

    def lives_alone(self, on: date) -> bool:
        said = [(e.from_on, e.lives_alone) for e in self.of("LivingAloneChanged")]
        return bool(holding([(ALWAYS, self.registered.living_alone), *said], on))

    def division(self, on: date) -> str:
        moves = [(e.from_on, e.residence_division) for e in self.of("HouseholdMoved")]
        return str(holding([(ALWAYS, self.registered.residence_division), *moves], on))

    def category(self, on: date) -> str:
        changes = [(e.from_on, e.category) for e in self.of("CategoryChanged")]
        return str(holding([(ALWAYS, self.registered.category), *changes], on))

    def belonging(self) -> list[tuple[Any, date, date | None]]:
        """Who was entered from which day on, when they were born; or left on a day, in the order of telling."""
        entered = self.reads("MemberAdded", "member_id", "MemberCorrected", "MemberWithdrawn")
        left = self.reads("MemberLeft", "leaving_id", "LeavingWithdrawn")
        first = {id(e): place for place, e in enumerate(self.happened)}
        told = [(first[id(e)], e.member_id, e.from_on, e.born_on) for e in entered]
        told += [(first[id(e)], e.member_id, e.from_on, None) for e in left]
        return [(member, day, born) for _, member, day, born in sorted(told, key=lambda each: self._told_at(*each))]

    def _told_at(self, place: int, member: UUID, _: date, born: date | None) -> int:
        """A correction stands where what it corrects was told."""
        e = self.happened[place]
        if type(e).__name__ != "MemberCorrected":
            return place
        before = [n for n, one in enumerate(self.happened[:place])
                  if type(one).__name__ == "MemberAdded" and one.member_id == member]  # fmt: skip
        return before[-1]

    def members(self, on: date) -> dict[UUID, date]:
        here: dict[UUID, date] = {}
        for member, day, born in self.belonging():
            if day <= on and born is not None:
                here[member] = born
            elif day <= on:
                here.pop(member, None)
        died = {e.member_id: e.died_on for e in self.of("MemberDied")}
        return {member: born for member, born in here.items() if on <= died.get(member, NEVER)}

    def closed(self, on: date) -> bool:
        if self.reads("HouseholdMerged", "merging_id", "MergingUndone"):
            return True
        withdrawn = {e.closure_id for e in self.of("ClosureWithdrawn")}
        ends = [
            e for e in self.of("HouseholdClosed", "HouseholdReopened") if getattr(e, "closure_id", 0) not in withdrawn
        ]
        told = [e for e in ends if (e.closed_on if type(e).__name__ == "HouseholdClosed" else e.from_on) <= on]
        return bool(told) and type(told[-1]).__name__ == "HouseholdClosed"

    def in_scope(self, on: date) -> bool:
        return (
            self.category(on) != "none"
            and self.registered.registered_on <= on
            and not self.closed(on)
            and bool(self.members(on))
        )

    def entered(self, on: date) -> date:
        """The first day of the stretch in scope that contains the day."""
        turns = {e.from_on for e in self.of("CategoryChanged", "HouseholdReopened")} | {self.registered.registered_on}
        turns |= {day for _, day, _ in self.belonging()} | {e.died_on + DAY for e in self.of("MemberDied")}
        turns |= {e.closed_on for e in self.of("HouseholdClosed")}
        return next(day for day in sorted(turns, reverse=True) if day <= on and not self.in_scope(day - DAY) and
                    all(self.in_scope(turn) for turn in turns if day <= turn <= on))  # fmt: skip

    def contacts(self) -> list[Any]:
        standing: dict[UUID, Any] = {}
        for e in self.of("ContactLogged", "ContactCorrected", "ContactWithdrawn"):
            standing[e.contact_id] = e
        return [e for e in standing.values() if type(e).__name__ != "ContactWithdrawn" and e.outcome == "reached"]

    def last(self, on: date, kind: str, level: str | None = None) -> date | None:
        channels = {"home_visit": ("home_visit",), "face_to_face": ("home_visit", "meeting")}.get(kind)
        return max(
            (c.occurred_on for c in self.contacts()
             if c.occurred_on <= on and (channels is None or c.channel in channels) and (kind != "level" or c.level == level)),
            default=None,
        )  # fmt: skip

    def assigned(self, on: date) -> list[tuple[str, UUID]]:
        ended = {e.assignment_id: e.until_on for e in self.of("AssignmentEnded")}
        return [
            (e.level, e.staff_id) for e in self.of("ContactPersonAssigned")
            if e.from_on <= on < ended.get(e.assignment_id, NEVER)
        ]  # fmt: skip

    def paused(self, on: date) -> bool:
        ended = {e.pause_id: e.until_on for e in self.of("PauseEnded")}
        pauses = self.reads("HouseholdPaused", "pause_id", "PauseCorrected", "PauseWithdrawn")
        return any(e.from_on <= on < min(e.until_on, ended.get(e.pause_id, NEVER)) for e in pauses)

    def with_contract(self, on: date, kind: str) -> set[UUID]:
        ended = {e.contract_id: e.until_on for e in self.of("DoctorContractEnded")}
        return {
            e.member_id for e in self.of("DoctorContractSigned")
            if e.kind == kind and e.from_on <= on < ended.get(e.contract_id, e.until_on)
        }  # fmt: skip

    def served(self, on: date, days: int) -> set[UUID]:
        first = on - (days - 1) * DAY
        return {e.member_id for e in self.of("DoctorServiceRecorded") if first <= e.served_on <= on}

    def passes(self, on: date) -> set[UUID]:
        return {e.member_id for e in self.of("PassIssued") if e.from_on <= on < (e.until_on or NEVER)}


def holding(said: Said, on: date) -> Any:
    """Of what was said to hold from a day on, the one of the latest day that has come; of one day, the last said."""
    return max((day, place, what) for place, (day, what) in enumerate(said) if day <= on)[2]


@dataclass
class Naive:
    """Some ledgers as their events tell them."""

    homes: dict[tuple[str, UUID], Home] = field(default_factory=dict)
    posts: dict[UUID, tuple[UUID, str, str, date, date]] = field(default_factory=dict)
    hospitals: dict[UUID, list[Any]] = field(default_factory=dict)
    policies: dict[str, list[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Iterable[Recorded]) -> "Naive":
        naive = cls()
        for recorded in events:
            naive.hear(recorded)
        return naive

    def hear(self, r: Recorded) -> None:
        e = r.event
        match type(e).__name__:
            case "PostTaken":
                self.posts[e.post_id] = (r.stream_id, e.level, e.division, e.from_on, e.until_on or NEVER)  # type: ignore[attr-defined]
            case "PostEnded":
                self.posts[e.post_id] = (*self.posts[e.post_id][:4], e.until_on)  # type: ignore[attr-defined]
            case "HospitalDesignated" | "HospitalResponsibleChanged" | "HospitalWithdrawn":
                self.hospitals.setdefault(r.stream_id, []).append(e)
            case "PolicyAdopted":
                self.policies.setdefault(r.ledger, []).append(e)
            case "StaffRegistered":
                pass
            case _:
                self.homes.setdefault((r.ledger, r.stream_id), Home(r.ledger)).happened.append(e)

    def below(self, division: str, on: date) -> Iterator[tuple[UUID, Home]]:
        return (
            (i, home) for (_, i), home in self.homes.items()
            if home.in_scope(on) and home.division(on).startswith(division)
        )  # fmt: skip

    def edition(self, ledger: str, on: date) -> dict[str, Any]:
        for code in (ledger, ledger[:4] + "00", ledger[:2] + "0000", "000000"):
            said = [(e.from_on, msgspec.to_builtins(e.edition)) for e in self.policies.get(code, ())]
            if any(day <= on for day, _ in said):
                latest = max(day for day, _ in said if day <= on)
                edition: dict[str, Any] = [edition for day, edition in said if day == latest][-1]
                return edition
        return DEFAULT

    def began(self, ledger: str, duty: str, on: date) -> date:
        """The first day from which every edition in force up to the day named the duty."""
        days = sorted({e.from_on for said in self.policies.values() for e in said if e.from_on <= on}, reverse=True)
        first = on
        for day in [*days, ALWAYS]:
            if all(d["duty"] != duty for d in self.edition(ledger, day)["duties"]):
                return first
            first = day
        return ALWAYS

    def overdue(self, division: str, on: date) -> set[tuple[UUID, str, date, int]]:
        return {
            (i, duty, due, (on - due).days)
            for i, home in self.below(division, on)
            if not home.paused(on)
            for duty, due in self.owed(home, on)
            if due < on
        }

    def owed(self, home: Home, on: date) -> Iterator[tuple[str, date]]:
        entered = home.entered(on)
        for duty in self.edition(home.ledger, on)["duties"]:
            last = home.last(on, duty["satisfied_by"], duty.get("level"))
            base = last or max(entered, self.began(home.ledger, duty["duty"], on))
            yield duty["duty"], base + interval(duty, home, on) * DAY
        for key, name, day in FESTIVALS:
            edition = self.edition(home.ledger, day) if entered <= day <= on else {}
            first = day - edition.get("festival_days_before", 10) * DAY
            if name in edition.get("festivals", ()) and entered <= first and (home.last(on, "any") or ALWAYS) < first:
                yield key, day

    def figures(self, division: str, on: date) -> dict[str, int]:
        found = list(self.below(division, on))
        counts = {"households": len(found), "members": sum(len(home.members(on)) for _, home in found)}
        lists = self.lists(division, on)
        return counts | {kind: len(lists[kind]) for kind in KINDS}

    def lists(self, division: str, on: date) -> dict[str, set[tuple[UUID, UUID | None]]]:
        """Who is covered, by kind: households, or members of them."""
        late = {i for i, *_ in self.overdue(division, on)}
        found: dict[str, set[tuple[UUID, UUID | None]]] = {kind: set() for kind in KINDS}
        for i, home in self.below(division, on):
            edition, living = self.edition(home.ledger, on), set(home.members(on))
            doctor = living & home.with_contract(on, "family")
            green = living & home.passes(on) if self.ready(home.division(on)[:6], on) else set[UUID]()
            contact = all(self.has_person(home, level, on) for level in edition["required_levels"])
            found["doctor"] |= {(i, m) for m in doctor}
            found["doctor_served"] |= {(i, m) for m in doctor & home.served(on, edition.get("served_within_days", 92))}
            found["tcm"] |= {(i, m) for m in living & home.with_contract(on, "tcm")}
            found["green_channel"] |= {(i, m) for m in green}
            found["contact"] |= {(i, None)} if contact else set()
            found["contact_effective"] |= {(i, None)} if contact and i not in late else set()
            found["all_three"] |= {(i, None)} if contact and living == doctor == green else set()
        return found

    def has_person(self, home: Home, level: str, on: date) -> bool:
        return any(
            (who, level) == (staff, of_level) and from_on <= on < until and home.division(on).startswith(place)
            for assigned_level, who in home.assigned(on) if assigned_level == level
            for staff, of_level, place, from_on, until in self.posts.values()
        )  # fmt: skip

    def ready(self, county: str, on: date) -> bool:
        return any(_ready(story, county, on) for story in self.hospitals.values())


def _ready(story: list[Any], county: str, on: date) -> bool:
    designated = story[0]
    withdrawn = any(type(e).__name__ == "HospitalWithdrawn" and e.withdrawn_on <= on for e in story)
    if designated.division[:6] != county or designated.from_on > on or withdrawn:
        return False
    said = [(e.from_on, e) for e in story if type(e).__name__ != "HospitalWithdrawn"]
    latest = max(day for day, _ in said if day <= on)
    now = [e for day, e in said if day == latest][-1]
    return bool(now.department and now.responsible_person and now.phone and now.pathway)


def interval(duty: dict[str, Any], home: Home, on: date) -> int:
    days: int = duty["every_days"]
    if "elderly_days" not in duty or duty["elderly_days"] is None:
        return days
    age = duty.get("elderly_age", 80)
    old = any(_years(born, on) >= age for born in home.members(on).values())
    return min(days, duty["elderly_days"]) if old or home.lives_alone(on) else days


def _years(born: date, on: date) -> int:
    """Completed years; who was born on 29 February has the birthday on the 28th in a common year."""
    month, day = (born.month, born.day)
    if (month, day) == (2, 29) and not (on.year % 4 == 0 and (on.year % 100 or on.year % 400 == 0)):
        day = 28
    return on.year - born.year - ((on.month, on.day) < (month, day))
