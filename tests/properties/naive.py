"""The same figures computed the slow way: from the bare events, written from the office's rules and sharing none with the product.

What is taken from it are the events' names and the data files (the default edition, the calendar of festivals).
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args
from uuid import UUID

import msgspec

from casework.households.events import HouseholdEvent
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
OF_HOSPITALS = {
    "HospitalDesignated",
    "HospitalCorrected",
    "HospitalResponsibleChanged",
    "HospitalWithdrawn",
    "HospitalWithdrawalUndone",
}
OF_HOUSEHOLDS = {kind.__name__ for kind in get_args(HouseholdEvent)}
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

    def following(self, name: str, correction: str = "") -> list[Any]:
        """What followed from life events, as far as these were not withdrawn; each as it was last corrected."""
        gone = {e.life_event_id for e in self.of("LifeEventWithdrawn")}
        last = {e.life_event_id: e for e in self.of(correction)}
        standing = [e for e in self.of(name) if e.life_event_id is None or e.life_event_id not in gone]
        return [last.get(e.life_event_id, e) for e in standing]

    @property
    def registered(self) -> Any:
        return self.reads("HouseholdRegistered", "", "HouseholdCorrected")[0]

    def lives_here(self, on: date) -> bool:
        """In this county: what is told of it there on other days counts elsewhere."""
        here = not any(type(e).__name__ == "HouseholdMovedIn" for e in self.happened[:2])
        for e in self.of("HouseholdMovedOut", "HouseholdMovedIn"):
            if e.moved_on <= on:
                here = type(e).__name__ == "HouseholdMovedIn"
        return here

    def lives_alone(self, on: date) -> bool:
        said = [(e.from_on, e.lives_alone) for e in self.of("LivingAloneChanged")]
        return bool(holding([(ALWAYS, self.registered.living_alone), *said], on))

    def alone_since(self, on: date) -> date:
        """The day that what is said of living alone is said to hold from."""
        return max((e.from_on for e in self.of("LivingAloneChanged") if e.from_on <= on), default=ALWAYS)

    def stay(self, on: date) -> tuple[date, int]:
        """Since when it has lived here without moving away, on a day; and where that is told first."""
        arrivals = [(e.moved_on, place - 1) for place, e in enumerate(self.happened)
                    if type(e).__name__ == "HouseholdMovedIn" and e.moved_on <= on]  # fmt: skip
        return arrivals[-1] if arrivals else (ALWAYS, 0)

    def since(self, place: int, events: list[Any]) -> list[Any]:
        """Those that were told from a place on; of a correction that of what it corrects."""
        told = {id(e): n for n, e in enumerate(self.happened)}
        return [e for e in events if told[id(e)] >= place]

    def division(self, on: date) -> str:
        first, place = self.stay(on)
        moved = self.since(place, self.following("HouseholdMoved", "HouseholdMoveCorrected"))
        moves = [(e.from_on, e.residence_division) for e in moved]
        return str(holding([(first, self.registration(place).residence_division), *moves], on))

    def registration(self, place: int) -> Any:
        """As it was told at a place, and corrected since."""
        later = [e for e in self.happened[place + 2 :] if type(e).__name__ == "HouseholdRegistered"]
        end = self.happened.index(later[0]) if later else len(self.happened)
        corrected = [e for e in self.happened[place:end] if type(e).__name__ == "HouseholdCorrected"]
        return corrected[-1] if corrected else self.happened[place]

    def category(self, on: date) -> str:
        first, place = self.stay(on)
        changes = [(e.from_on, e.category) for e in self.since(place, self.following("CategoryChanged"))]
        if first != ALWAYS and self.happened[place + 1].categories_told:
            first = ALWAYS
        return str(holding([(first, self.registration(place).category), *changes], on))

    def belonging(self) -> list[tuple[Any, date, date | None]]:
        """Who was entered from which day on, when they were born; or left on a day, in the order of telling."""
        entered = self.reads("MemberAdded", "member_id", "MemberCorrected", "MemberWithdrawn")
        left = self.reads("MemberLeft", "leaving_id", "LeavingCorrected", "LeavingWithdrawn")
        first = {id(e): place for place, e in enumerate(self.happened)}
        told = [(first[id(e)], e.member_id, e.from_on, e.born_on) for e in entered]
        told += [(first[id(e)], e.member_id, e.from_on, None) for e in left]
        return [(member, day, born) for _, member, day, born in sorted(told, key=lambda each: self._told_at(*each))]

    def _told_at(self, place: int, member: UUID, _: date, born: date | None) -> int:
        """A correction stands where what it corrects was told."""
        e = self.happened[place]
        first = {"MemberCorrected": "MemberAdded", "LeavingCorrected": "MemberLeft"}.get(type(e).__name__)
        if first is None:
            return place
        before = [n for n, one in enumerate(self.happened[:place])
                  if type(one).__name__ == first and one.member_id == member]  # fmt: skip
        return before[-1]

    def members(self, on: date) -> dict[UUID, date]:
        here: dict[UUID, date] = {}
        for member, day, born in self.belonging():
            if day <= on and born is not None:
                here[member] = born
            elif day <= on:
                here.pop(member, None)
        died = {e.member_id: e.died_on for e in self.following("MemberDied", "MemberDeathCorrected")}
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
            self.lives_here(on)
            and self.category(on) != "none"
            and self.registered.registered_on <= on
            and not self.closed(on)
            and bool(self.members(on))
        )

    def entered(self, on: date) -> date:
        """The first day of the stretch in scope that contains the day."""
        turns = {e.from_on for e in self.following("CategoryChanged")} | {self.registered.registered_on}
        turns |= {e.from_on for e in self.of("HouseholdReopened")} | {e.closed_on for e in self.of("HouseholdClosed")}
        turns |= {day for _, day, _ in self.belonging()}
        turns |= {e.moved_on for e in self.of("HouseholdMovedIn")}
        turns |= {e.died_on + DAY for e in self.following("MemberDied", "MemberDeathCorrected")}
        first = next(day for day in sorted(turns, reverse=True) if day <= on and not self.in_scope(day - DAY) and
                     all(self.in_scope(turn) for turn in turns if day <= turn <= on))  # fmt: skip
        arrived = [e for e in self.of("HouseholdMovedIn") if e.moved_on == first]
        return arrived[-1].in_scope_since or first if arrived else first

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
        ended = {e.assignment_id: e.until_on for e in self.of("AssignmentEnded", "AssignmentEndingCorrected")}
        said = {e.assignment_id: e for e in self.of("ContactPersonAssigned", "AssignmentCorrected")}
        withdrawn = {e.assignment_id for e in self.of("AssignmentWithdrawn")}
        return [
            (e.level, e.staff_id) for id_, e in said.items()
            if id_ not in withdrawn and e.from_on <= on < ended.get(id_, NEVER)
        ]  # fmt: skip

    def help_category(self, on: date) -> str:
        """Of what was given from a day on the latest, unless that was ended; withdrawn is never given."""
        ended = {e.help_id: e.until_on for e in self.of("HelpCategoryEnded")}
        every = self.reads("HelpCategoryAssigned", "help_id", "HelpCategoryCorrected", "HelpCategoryWithdrawn")
        given = [(e.from_on, e) for e in every if e.from_on <= on]
        now = holding(given, on) if given else None
        return now.help_category if now and on < ended.get(now.help_id, NEVER) else ""

    def paused(self, on: date) -> bool:
        ended = {e.pause_id: e.until_on for e in self.of("PauseEnded")}
        pauses = self.reads("HouseholdPaused", "pause_id", "PauseCorrected", "PauseWithdrawn")
        return any(e.from_on <= on < min(e.until_on, ended.get(e.pause_id, NEVER)) for e in pauses)

    def with_contract(self, on: date, kind: str) -> set[UUID]:
        told = self.standing(
            on, "DoctorContractSigned", "DoctorContractCorrected", "DoctorContractWithdrawn", of="contract_id"
        )
        ended = {e.contract_id: e.until_on for e in self.of("DoctorContractEnded", "DoctorContractEndingCorrected")}
        return {
            e.member_id for e in told
            if e.kind == kind and e.from_on <= on < min(e.until_on, ended.get(e.contract_id, NEVER))
        }  # fmt: skip

    def served(self, on: date, days: int) -> set[UUID]:
        first = on - (days - 1) * DAY
        told = self.standing(
            on, "DoctorServiceRecorded", "DoctorServiceCorrected", "DoctorServiceWithdrawn", of="service_id"
        )
        return {e.member_id for e in told if e.kind == "family" and first <= e.served_on <= on}

    def standing(self, on: date, *names: str, of: str) -> list[Any]:
        """Things as they were last told, of those told in the stay that the day belongs to: what was taken back while it
        lived elsewhere is not told again. The first of the names tells a thing, the last takes it back."""
        _, place = self.stay(on)
        here = {getattr(e, of) for e in self.since(place, list(self.of(names[0])))}
        told: dict[UUID, Any] = {getattr(e, of): e for e in self.of(*names) if getattr(e, of) in here}
        return [e for e in told.values() if type(e).__name__ != names[-1]]

    def passes(self, on: date) -> set[UUID]:
        told = self.standing(on, "PassIssued", "PassCorrected", "PassWithdrawn", of="pass_id")
        ended = {e.pass_id: e.until_on for e in self.of("PassEnded", "PassEndingCorrected")}
        return {e.member_id for e in told if e.from_on <= on < min(e.until_on or NEVER, ended.get(e.pass_id, NEVER))}


def holding(said: Said, on: date) -> Any:
    """Of what was said to hold from a day on, the one of the latest day that has come; of one day, the last said."""
    return max((day, place, what) for place, (day, what) in enumerate(said) if day <= on)[2]


@dataclass
class Naive:
    """Some ledgers as their events tell them."""

    homes: dict[tuple[str, UUID], Home] = field(default_factory=dict)
    posts: dict[UUID, tuple[UUID, str, str, date, date]] = field(default_factory=dict)
    ended: set[UUID] = field(default_factory=set)
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
            case "PostCorrected":
                until = self.posts[e.post_id][4] if e.post_id in self.ended else e.until_on or NEVER  # type: ignore[attr-defined]
                self.posts[e.post_id] = (r.stream_id, e.level, e.division, e.from_on, until)  # type: ignore[attr-defined]
            case "PostWithdrawn":
                del self.posts[e.post_id]  # type: ignore[attr-defined]
            case "PostEnded" | "PostEndingCorrected":
                self.ended.add(e.post_id)  # type: ignore[attr-defined]
                self.posts[e.post_id] = (*self.posts[e.post_id][:4], e.until_on)  # type: ignore[attr-defined]
            case name if name in OF_HOSPITALS:
                self.hospitals.setdefault(r.stream_id, []).append(e)
            case "PolicyAdopted":
                self.policies.setdefault(r.ledger, []).append(e)
            case name if name in OF_HOUSEHOLDS:
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
            if not concerns(duty.get("owed_to", "everyone"), duty, home, on):
                continue
            last = home.last(on, duty["satisfied_by"], duty.get("level"))
            base = last or max(entered, self.began(home.ledger, duty["duty"], on), concerned_since(duty, home, on))
            often = more_often(self.edition(home.ledger, on), duty["duty"], home.help_category(on))
            yield duty["duty"], base + min(interval(duty, home, on), often) * DAY
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
    designated = [e for e in story if type(e).__name__ in ("HospitalDesignated", "HospitalCorrected")][-1]
    ends = [e for e in story if type(e).__name__ in ("HospitalWithdrawn", "HospitalWithdrawalUndone")]
    withdrawn = bool(ends) and type(ends[-1]).__name__ == "HospitalWithdrawn" and ends[-1].withdrawn_on <= on
    if designated.division[:6] != county or designated.from_on > on or withdrawn:
        return False
    said = [(designated.from_on, designated)]
    said += [
        (e.from_on, e)
        for e in story
        if type(e).__name__ == "HospitalResponsibleChanged" and e.from_on >= designated.from_on
    ]
    latest = max(day for day, _ in said if day <= on)
    now = [e for day, e in said if day == latest][-1]
    return bool(now.department and now.responsible_person and now.phone and now.pathway)


def interval(duty: dict[str, Any], home: Home, on: date) -> int:
    days: int = duty["every_days"]
    if "elderly_days" not in duty or duty["elderly_days"] is None:
        return days
    sooner = concerns(duty.get("shorter_for", "elderly_or_alone"), duty, home, on)
    return min(days, duty["elderly_days"]) if sooner else days


def more_often(edition: dict[str, Any], duty: str, category: str) -> int:
    """Within how many days the category of help wants it, if it does."""
    for each in edition.get("help_categories", ()):
        for often in each["cadence"] if each["name"] == category else ():
            if often["duty"] == duty:
                return int(often["every_days"])
    return 10**4


def concerns(whom: str, duty: dict[str, Any], home: Home, on: date) -> bool:
    """Whether the family is one of those a rule speaks of."""
    old = any(_years(born, on) >= duty.get("elderly_age", 80) for born in home.members(on).values())
    alone = home.lives_alone(on)
    told = {"everyone": True, "elderly": old, "alone": alone, "elderly_or_alone": old or alone}
    return told.get(whom, old and alone)


def concerned_since(duty: dict[str, Any], home: Home, on: date) -> date:
    """The first day on which one of those living now had the age, or from which somebody lives alone, where the family is
    spoken of for that.
    """
    whom = duty.get("owed_to", "everyone")
    if whom == "everyone":
        return ALWAYS
    of_age = min((_birthday(born, duty.get("elderly_age", 80)) for born in home.members(on).values()), default=ALWAYS)
    alone = home.alone_since(on)
    either = min(alone, of_age) if home.lives_alone(on) else of_age
    return {"elderly": of_age, "alone": alone, "elderly_or_alone": either}.get(whom, max(alone, of_age))


def _birthday(born: date, age: int) -> date:
    return next(
        day
        for day in (date(born.year + age, 2, 28) + n * DAY for n in range(-60, 310))
        if _years(born, day) >= age > _years(born, day - DAY)
    )


def _years(born: date, on: date) -> int:
    """Completed years; who was born on 29 February has the birthday on the 28th in a common year."""
    month, day = (born.month, born.day)
    if (month, day) == (2, 29) and not (on.year % 4 == 0 and (on.year % 100 or on.year % 400 == 0)):
        day = 28
    return on.year - born.year - ((on.month, on.day) < (month, day))
