"""The office: designated hospitals, staff and their posts, the heads of the ledgers."""

from litestar.di import NamedDependency

from casework.common.roles import OVERSEE, READ_OFFICE
from projections.hospitals import hospital_list
from projections.oversight.ledger_heads import heads
from projections.staff import staff_list
from web.access.caller import Caller
from web.http.api.answers import Page, end
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.office import AsOf, Office
from web.staff import api_shapes
from web.unsealing import unsealed

COUNTY_DIGITS = 6


@read("Hospitals", "/hospitals", READ_OFFICE)
def show_hospitals(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[api_shapes.Hospital]:
    """The hospitals designated on the day; a town or village has those of its county."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = hospital_list.hospitals(snapshot, asked_division[:COUNTY_DIGITS])
    there = [row for row in found if row.from_on <= snapshot.on < row.until_on]
    shown = paging.of(there)
    texts = unsealed(office, [(t, h.ledger, h.hospital_id) for h in shown for t in (h.responsible_person, h.phone)])
    items = [
        api_shapes.Hospital(
            h.hospital_id, h.ledger, h.name, h.division, h.department,
            texts.text(h.responsible_person) or None, texts.text(h.phone) or None, h.pathway,
            h.designated_on, end(h.until_on), h.ready, h.missing(), h.serves, h.tested, h.tested_on,
        )
        for h in shown
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, len(there), snapshot.known)


@read("Staff", "/staff", OVERSEE)
def show_staff(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[api_shapes.Staff]:
    """The staff of a division with their posts."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = sorted(staff_list.staff(snapshot, asked_division), key=lambda row: row.staff_id)
        shown = paging.of(found)
        posts = staff_list.posts(snapshot, [row.staff_id for row in shown])
    texts = unsealed(office, [(token, s.ledger, s.staff_id) for s in shown for token in (s.name, s.phone)])
    items = [
        api_shapes.Staff(
            s.staff_id,
            s.ledger,
            texts.text(s.name),
            texts.text(s.phone),
            s.households,
            [
                api_shapes.Post(p.post_id, p.level, p.division, p.from_on, end(p.until_on))
                for p in posts.get(s.staff_id, [])
            ],
        )
        for s in shown
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


@read("Ledgers", "/ledgers", OVERSEE)
def show_ledgers(office: NamedDependency[Office], caller: NamedDependency[Caller]) -> list[api_shapes.Ledger]:
    """How far each ledger has come, and the hash of its last event."""
    with office.open_snapshot(caller) as snapshot:
        return [api_shapes.Ledger(head.ledger, head.position, head.hash.hex()) for head in heads(snapshot)]


HANDLERS = [show_hospitals, show_staff, show_ledgers]
