"""Life events in lists, as the reader may see them: who, what, since when, who reported it."""

from collections.abc import Sequence
from dataclasses import dataclass

from projections.engine.snapshot import Snapshot
from projections.households import household_list
from projections.households.life_event_list import ListedLifeEvent
from web.access.caller import Caller
from web.divisions.areas import village_name
from web.language.i18n import gettext
from web.language.places import place_of
from web.office import Office
from web.unsealing import family_of, unsealed


@dataclass(frozen=True, slots=True)
class LifeEventRow:
    """`subject`: whom it is about; `reporter`: empty where it is not known who reported it; `source`, `reason`: as far as
    the reader may read them."""

    event: ListedLifeEvent
    subject: str
    family: tuple[str, ...]
    village: str
    reporter: str
    source: str
    reason: str
    residence: str
    hukou: str


def rows_of(office: Office, caller: Caller, snapshot: Snapshot, found: Sequence[ListedLifeEvent]) -> list[LifeEventRow]:
    names = household_list.names(snapshot, [each.household_id for each in found])
    texts = unsealed(
        office,
        [(n.name, n.ledger, n.household_id) for several in names.values() for n in several]
        + [(e.reporter, e.reporter_ledger or "", e.reporter_id) for e in found if e.reporter_id]
        + [(token, e.ledger, e.household_id) for e in found for token in (e.source, e.reason)],
    )
    rows = []
    for each in found:
        family = names.get(each.household_id, [])
        subject = next((texts.name(n.name, caller) for n in family if str(n.member_id) == each.subject), "")
        rows.append(
            LifeEventRow(
                event=each,
                subject=subject or gettext("Child"),
                family=tuple(family_of(family, texts, caller)),
                village=village_name(each.division),
                reporter=texts.text(each.reporter),
                source=texts.said(each.source, caller),
                reason=texts.said(each.reason, caller),
                residence=place_of(each.residence_division) if each.residence_division else "",
                hukou=place_of(each.hukou_division) if each.hukou_division else "",
            )
        )
    return rows
