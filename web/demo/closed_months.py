"""The county's policy with categories of help, its closed months, and what became known after the last of them was closed."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Final

from msgspec import to_builtins

from casework.households.commands.life_events import ReportLifeEvent
from casework.periods.calendar import last_day
from casework.periods.commands import ClosePeriod, RestatePeriod
from casework.policies import preset
from casework.policies.adoption import AdoptPolicy
from casework.schemes.adoption import AdoptScheme
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.periods.closes import versions
from projections.periods.counting import counted
from projections.periods.restating import counted_again
from web.demo.telling import DAY, Record, Teller, Told
from web.office import Office
from web.periods.actions import period_stream
from web.policies.actions import policy_stream
from web.schemes.actions import schemes_stream

MONTHS: Final = 3  # closed, the last of them restated


class Figures(Teller):
    def __init__(self, random: Random, county: str, office: Office, record: Record) -> None:
        super().__init__(random, county, office.today(), record)
        self.office = office

    def adopt(self) -> None:
        """The default's duties, and categories that shorten them."""
        edition = to_builtins(preset("default")) | {
            "edition": "普遍联系和分类帮扶（演示）",
            "title_zh": "普遍联系和分类帮扶（演示）",
            "title_en": "Universal contact and categorised help (demo)",
            "help_categories": to_builtins(preset("categorised").help_categories),
        }
        stream = policy_stream(self.county)
        adoption = AdoptPolicy(
            policy_id=stream, edition=edition, from_on=self.ago(200), document_number="演示〔2026〕1号",
            division=self.county,
        )  # fmt: skip
        self.record([adoption], stream)
        for name in ("special_support-henan", "urban_parent_reward-henan", "parent_allowance-henan"):
            self._adopt_scheme(name)

    def _adopt_scheme(self, name: str) -> None:
        stream = schemes_stream(self.county)
        adoption = AdoptScheme(
            schemes_id=stream, edition=name, from_on=date(self.today.year - 1, 1, 1), document_number="演示〔2026〕2号",
            division=self.county,
        )  # fmt: skip
        self.record([adoption], stream)

    def close(self, families: Sequence[Told]) -> None:
        """Somebody died in the last month, and the office learned of it when the month was closed."""
        months = months_before(self.today, MONTHS)
        for month in months:
            with open_snapshot(self.office.database, NATION, last_day(month)) as snapshot:
                figures = counted(snapshot, self.county)
            stream = period_stream(self.county, month)
            close = ClosePeriod(period_close_id=stream, period=month, division=self.county, counted=figures)
            self.record([close], stream)
        widowed = next((family for family in families if len(family.members) > 1), None)
        if widowed:
            self._known_late(widowed, months[-1])

    def _known_late(self, family: Told, month: str) -> None:
        died_on, stream = last_day(month) - 3 * DAY, period_stream(self.county, month)
        death = ReportLifeEvent(
            **family.of, life_event_id=self.id(), kind="death", subject=str(family.members[0]), occurred_on=died_on,
            source="公安户籍核对", verified=True,
        )  # fmt: skip
        self.record([death], family.household_id)
        with open_snapshot(self.office.database, NATION, last_day(month)) as snapshot:
            _, told = versions(snapshot, stream)[-1]
            figures, causes = counted_again(self.office.database, snapshot, self.county, told)
        restate = RestatePeriod(
            period_close_id=stream, reason="上月有人去世，本月核对时才得知", counted=figures, causes=causes
        )
        self.record([restate], stream)


def months_before(today: date, how_many: int) -> list[str]:
    """The last months that are over, the last one last."""
    months = (today.year * 12 + today.month - 1 - n for n in range(how_many, 0, -1))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in months]
