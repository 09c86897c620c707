"""Where an administrator's day begins: who may sign in, who cannot yet, and what was done to accounts last."""

from datetime import timedelta

from litestar import get
from litestar.response import Template

from casework.divisions.codes import range_of
from web.access import log, sign_ins, users
from web.access.caller import any_of
from web.access.log_words import sentence
from web.accounts.staff_page import is_told, staff_and_users
from web.accounts.users_page import STATES, TheAccess
from web.divisions.areas import area_name
from web.http.as_of_view import TheCaller, TheOffice

LAST_DONE = 5
LATELY = timedelta(days=7)


@get("/administration", guards=[any_of("administrator")], sync_to_thread=True)
def show_administration(access: TheAccess, office: TheOffice, caller: TheCaller) -> Template:
    within = log.reach(range_of(caller.division))
    with access.database.write() as connection:
        counted = users.counted(connection, *within)
        done, _ = log.entries(connection, *within, offset=0, limit=LAST_DONE)
        failed = sign_ins.failed_since(connection, *within, access.clock() - LATELY)
        able = [user for user in users.everyone(connection, *within) if user.disabled_at is None]
    apart = staff_and_users(office, able, caller)
    context = {
        "area": area_name(caller.division),
        "states": [(state, label, counted[state]) for state, label in STATES.items()],
        "apart": apart if is_told(caller) else None,
        "failed": failed,
        "done": [(entry, sentence(entry)) for entry in done],
    }
    return Template("accounts/administration.html", context=context)
