"""What happens to a payment list. Amounts are in fen."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private
from casework.payments.bank_events import BankReturnReceived, ReturnedLinesSettled, SettledLinesReturned
from casework.payments.layouts import Layout


class PaymentListPrepared(Event, frozen=True, kw_only=True):
    """`period`: a year or a month. `edition`: of the scheme, by which it is computed; `known`: how far each ledger was known, so that
    it can be computed again. `by`: the user. `reissue_of`: the list whose returned lines it pays again."""

    thing = "list_id"
    theme = "decision"
    day_field = "prepared_on"

    list_id: UUID
    scheme: str
    division: str
    period: str
    prepared_on: date
    by: UUID
    edition: str
    known: dict[str, int]
    reissue_of: UUID | None = None


class PaymentListComputed(Event, frozen=True, kw_only=True):
    """All lines are there. `firsts`: the number of each batch's first line."""

    thing = "list_id"
    theme = "decision"

    list_id: UUID
    firsts: tuple[int, ...]
    lines: int
    left_out: int
    amount_fen: int


class PaymentLineExcluded(Event, frozen=True, kw_only=True):
    """The line is not paid by this list; its months are free again."""

    thing = "list_id"
    theme = "decision"

    list_id: UUID
    number: int
    amount_fen: int
    reason: Private


class PaymentListDiscarded(Event, frozen=True, kw_only=True):
    """Nothing is paid by this list; all its months are free again."""

    thing = "list_id"
    theme = "decision"

    list_id: UUID
    reason: Private


class PaymentListFrozen(Event, frozen=True, kw_only=True):
    """`hash`: of every line, as it is to be approved."""

    thing = "list_id"
    theme = "decision"
    day_field = "frozen_on"

    list_id: UUID
    frozen_on: date
    by: UUID
    lines: int
    persons: int
    households: int
    amount_fen: int
    hash: str


class PaymentListThawed(Event, frozen=True, kw_only=True):
    """Sent back by whoever was to approve it."""

    thing = "list_id"
    theme = "decision"

    list_id: UUID
    reason: Private


class PaymentListApproved(Event, frozen=True, kw_only=True):
    """Approved by another person than who prepared or froze it; `hash`: what was approved."""

    thing = "list_id"
    theme = "decision"
    day_field = "approved_on"

    list_id: UUID
    approved_on: date
    by: UUID
    hash: str


class PaymentListSent(Event, frozen=True, kw_only=True):
    """Given to the bank as a file of this hash (SHA-256) in this layout. `terms`: the layout as it was then, by which the file is made
    again and the bank's answer read, whatever the county adopts under the same name later. `doubtful`: lines that were not due any
    more, as was known then; `despite`: why it was sent with them.
    """

    thing = "list_id"
    theme = "decision"
    day_field = "sent_on"

    list_id: UUID
    sent_on: date
    by: UUID
    file_hash: str
    layout: str
    terms: Layout | None = None
    doubtful: tuple[int, ...] = ()
    despite: Private | None = None


class PaymentListClosed(Event, frozen=True, kw_only=True):
    """Every line is settled or returned, and the sums agree. Amounts in fen, as they were then: a line may come back later."""

    thing = "list_id"
    theme = "decision"
    day_field = "closed_on"

    list_id: UUID
    closed_on: date
    settled: int
    settled_fen: int
    returned: int
    returned_fen: int


PaymentListEvent = (
    PaymentListPrepared
    | PaymentListComputed
    | PaymentLineExcluded
    | PaymentListDiscarded
    | PaymentListFrozen
    | PaymentListThawed
    | PaymentListApproved
    | PaymentListSent
    | BankReturnReceived
    | SettledLinesReturned
    | ReturnedLinesSettled
    | PaymentListClosed
)
