"""Stays in a hospital and medical costs in the demo: paid, waiting for a decision, refused. No document of the county has such schemes, so
the terms are assumptions, and say so: Jiangxi's of 2019 for the stays, invented ones for the costs."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid5

from msgspec import to_builtins
from msgspec.structs import replace

from casework.applications.commands import DecideOccasion, ReportOccasion, SubmitApplication
from casework.common.command import Command
from casework.schemes.adoption import AdoptScheme
from casework.schemes.editions import preset
from casework.schemes.terms import Rate, Scheme
from web.demo.lists import Lists
from web.demo.qualification import Days, Qualifying
from web.demo.telling import DAY, Told
from web.office import Office
from web.schemes.actions import schemes_stream

CARE, COSTS = "hospital_care", "medical_subsidy"
DOCUMENT: Final = "演示数据（无文件）"
NOTE_ZH: Final = "演示用的假设：本县没有公布这一项目的标准。"
NOTE_EN: Final = "An assumption for the demo: the county has published no terms of this scheme."
SHARE, MOST_FEN = 60, 300_000  # percent of a cost, and the most of a year


class Happened(NamedTuple):
    """What is reported of a person, so many days ago. `accepted`: none waits for a decision."""

    scheme: str
    family: int
    days_ago: int
    lasted: int
    cost_fen: int
    place: str
    accepted: bool | None


HAPPENED: Final = (
    Happened(CARE, 0, 150, 11, 862_040, "县人民医院", True),
    Happened(CARE, 1, 140, 7, 415_000, "县中医院", True),
    Happened(CARE, 0, 25, 9, 530_060, "县人民医院", None),
    Happened(COSTS, 2, 145, 1, 186_050, "县人民医院门诊", True),
    Happened(COSTS, 3, 60, 1, 98_000, "镇卫生院", False),
    Happened(COSTS, 2, 12, 1, 240_000, "县人民医院门诊", None),
)
PAID_DAYS_AGO: Final = 100


class Occasions:
    """`began`: the first day of the story."""

    def __init__(self, county: str, office: Office, began: date) -> None:
        self.county, self.began, self.today = county, began, office.today()
        self.reviewed_on = began + timedelta(days=90)
        self.qualifying = Qualifying(office, county, Days(self.reviewed_on))

    def tell(self, families: Sequence[Told], lists: Lists, period: Any) -> None:
        """`period`: of so many days ago, with the identity of its list."""
        for edition in editions(self.began):
            adopt = AdoptScheme(
                schemes_id=schemes_stream(self.county), edition=to_builtins(edition), from_on=self.began,
                document_number=DOCUMENT, division=self.county,
            )  # fmt: skip
            self.qualifying.record(self.qualifying.officers.township, {adopt.schemes_id: [adopt]})
        whose = {(each.scheme, each.family): families[each.family] for each in HAPPENED}
        self.qualifying.tell([self._applied(scheme, family) for (scheme, _), family in whose.items()])
        for number, each in enumerate(HAPPENED):
            self._told(number, each, families[each.family])
        for scheme in (CARE, COSTS):
            paid = lists.prepare(scheme, *period(PAID_DAYS_AGO, scheme))
            lists.freeze(paid)
            lists.send(paid)
            lists.answer(paid)
            lists.close(paid)

    def _applied(self, scheme: Any, family: Told) -> SubmitApplication:
        return SubmitApplication(
            application_id=_application(scheme, family), scheme=scheme, submitted_on=self.reviewed_on - 8 * DAY,
            person_id=family.members[0], household_id=family.household_id, division=family.village, children=1,
        )  # fmt: skip

    def _told(self, number: int, of: Happened, family: Told) -> None:
        """Reported by the village, decided by the county."""
        officers, application = self.qualifying.officers, _application(of.scheme, family)
        same: dict[str, Any] = {"application_id": application, "occasion_id": uuid5(application, str(number))}
        from_on = self.today - of.days_ago * DAY
        report: Command = ReportOccasion(
            **same, kind="stay" if of.scheme == CARE else "cost", from_on=from_on, cost_fen=of.cost_fen, place=of.place,
            until_on=from_on + (of.lasted if of.scheme == CARE else 0) * DAY, number=f"演{number + 1:04}", by=officers.village.id,
        )  # fmt: skip
        self.qualifying.record(officers.village, {application: [report]})
        if of.accepted is None:
            return
        decision = DecideOccasion(
            **same,
            accepted=of.accepted,
            reason=None if of.accepted else "票据是他人的",
            on=from_on + 20 * DAY,
            by=officers.county.id,
        )
        self.qualifying.record(officers.county, {application: [decision]})


def editions(from_on: date) -> tuple[Scheme, Scheme]:
    """The terms of the demo, all of them marked as assumptions."""
    care, costs = preset("hospital_care-jiangxi"), preset(COSTS)
    share = Rate(
        component="county",
        per="cost",
        percent=SHARE,
        amount_fen=MOST_FEN,
        from_on=from_on,
        source=NOTE_ZH,
        assumed=True,
    )
    notes = {"note_zh": NOTE_ZH, "note_en": NOTE_EN, "edition": "local"}
    return (
        replace(care, rates=tuple(replace(each, assumed=True) for each in care.rates), **notes),
        replace(costs, rates=(share,), **notes),
    )


def _application(scheme: str, family: Told) -> UUID:
    return uuid5(family.members[0], scheme)
