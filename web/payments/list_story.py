"""What happened to a list, in sentences: who prepared, froze, approved and sent it, and why it was sent back."""

from typing import Any

from casework.payments.events import PaymentListFrozen, PaymentListThawed
from projections.households.history import stream_story
from projections.payments.lists import Listed
from web.access.caller import Caller
from web.households.history_page import entries_of
from web.households.sentences import sentences_of
from web.office import Office


def told_of(office: Office, caller: Caller, listed: Listed, position: int) -> dict[str, Any]:
    """As known at a position of its ledger. `sent_back`: the last entry that says so, of a list that was not frozen since."""
    with office.database.single() as connection:
        story = stream_story(connection, listed.ledger, listed.list.list_id, position)
    entries = entries_of(story, sentences_of(office, caller, story))
    last = next((each for each in entries if isinstance(each.told.event, PaymentListFrozen | PaymentListThawed)), None)
    return {"entries": entries, "sent_back": last if last and isinstance(last.told.event, PaymentListThawed) else None}
