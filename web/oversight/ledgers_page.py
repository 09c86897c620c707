"""The ledgers' heads: how far each has come, and the hash that stands for everything before."""

from litestar import get
from litestar.response import Template

from casework.common.roles import OVERSEE
from casework.divisions.codes import trim
from projections.oversight.ledger_heads import heads
from web.access.caller import any_of
from web.divisions.areas import area_name
from web.http.as_of_view import TheCaller, TheOffice


@get("/ledgers", guards=[any_of(*OVERSEE)], sync_to_thread=True)
def show_ledgers(office: TheOffice, caller: TheCaller) -> Template:
    with office.open_snapshot(caller) as snapshot:
        rows = [(head, area_name(trim(head.ledger))) for head in heads(snapshot)]
    return Template("oversight/ledgers.html", context={"rows": rows})
