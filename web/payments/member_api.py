"""What a person was paid, for other programs."""

from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath

from casework.common.months import named
from casework.common.roles import READ_CASES
from projections.payments import person_lines
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging, in_ledger
from web.http.api.read import read
from web.office import AsOf, Office
from web.payments.api_shapes import MemberPayment


@read("MemberPayments", "/members/{member_id:uuid}/payments", READ_CASES)
def show_payments(
    member_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> Page[MemberPayment]:
    """What a person was paid, or is to be paid, by the lists that the caller may see."""
    ledger, _ = office.place_of_member(caller, member_id)
    with office.open_snapshot(caller, in_ledger(office, as_of, ledger)) as snapshot:
        found = person_lines.of_person(snapshot, member_id)
    shown = [
        MemberPayment(
            p.list_id, p.scheme, p.period, p.status, p.number, p.months, named(p.first_month), named(p.last_month),
            p.amount_fen, p.arrears_fen, p.offset_fen, p.outcome, p.reason, p.paid_on, p.returned_on, p.had_paid_on,
        )
        for p in paging.of(found)
    ]  # fmt: skip
    return Page(shown, paging.page, paging.size, len(found), snapshot.known)


HANDLERS = [show_payments]
