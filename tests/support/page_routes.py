"""Every page and form of the app, from its route table; who may use it; and an address of it in the story."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final
from uuid import UUID

from litestar import Litestar
from litestar.routes import HTTPRoute

from casework.common.confidentiality import GRANTS
from casework.common.roles import ROLES, Role
from tests.support.applying import application_ids
from tests.support.funded import fund_ids
from tests.support.ordered import ordered
from tests.support.paid import lists_in_every_state
from tests.support.recovering import recovery_ids
from tests.support.roles import ADMINISTRATION, CASES, FIGURES, OVERSIGHT, READERS, STAFFING, SUPERVISOR, USERS
from tests.support.story import Story, days_ago
from tests.support.supervised import supervised
from tests.support.world import COUNTY, VILLAGE
from web.access.caller import Caller
from web.authenticity import actions as authenticity
from web.households import family_actions
from web.households import supporter_actions as supporters
from web.periods.actions import period_stream
from web.staff import hand_over_actions as hand_overs

HOUSEHOLD, MEMBER = "/households/{household_id}", "/members/{member_id}"
APPLICATION = "/applications/{application_id}"

# What each role may open (casework/common/roles.py), said once more; the first that fits holds. What is not here is for
# supervisors only.
DECLARED: Final[tuple[tuple[str, tuple[Role, ...]], ...]] = (
    ("* /me", ROLES),
    ("* /me/*", ROLES),
    ("POST /sign-out", ROLES),
    ("GET /policies", ROLES),
    ("GET /schemes", ROLES),
    ("GET /schemes/terms", ROLES),
    ("GET /schemes/edition", ROLES),
    ("GET /plausibility", FIGURES),
    ("* /policies/simulation", FIGURES),
    ("GET /hospitals", ROLES),
    ("GET /hospitals/{hospital_id}", ROLES),
    ("GET /hospitals/{hospital_id}/pathway", ROLES),
    ("GET /hospitals/{hospital_id}/history", ROLES),
    ("GET /home", FIGURES),
    ("GET /administration", USERS),
    ("GET /worklist", CASES),
    ("GET /households", READERS),
    ("POST /households/search", CASES),
    (f"GET {HOUSEHOLD}", READERS),
    (f"GET {HOUSEHOLD}/history", READERS),
    (f"GET {HOUSEHOLD}/duties", READERS),
    (f"GET {HOUSEHOLD}/comparison", READERS),
    ("GET /corrections", ("supervisor", "auditor")),
    ("GET /overdue", READERS),
    ("GET /overdue/movement*", FIGURES),
    ("GET /needs", READERS),
    ("GET /petitions", READERS),
    (f"GET {HOUSEHOLD}/petitions", READERS),
    (f"* {HOUSEHOLD}/petitions*", CASES),
    ("* /petitions/*", CASES),
    ("GET /applications", READERS),
    *((f"GET /applications/{what}", READERS) for what in ("notice-sheet", "annual-reviews")),
    ("GET /applications/proposals", CASES),
    ("POST /applications/annual-reviews", CASES),
    ("* /applications/decisions", ("approver",)),
    ("GET /applications/{application_id}", READERS),
    *(
        (f"* {APPLICATION}/{what}", CASES)
        for what in (
            "correction",
            "withdrawal",
            "evidence",
            "village-review",
            "annual-review",
            "steps/*/withdrawal",
            "occasions/new",
            "occasions",
            "occasions/*/correction",
            "occasions/*/withdrawal",
        )
    ),
    *((f"* {APPLICATION}/{what}", (*CASES, "approver")) for what in ("objections", "objections/new")),
    *(
        (f"* {APPLICATION}/{what}", (*SUPERVISOR, "approver"))
        for what in (
            "objections/*/resolution",
            "occasions/*/decision",
            "filing",
            "exit",
            "exit/withdrawal",
            "continuation",
        )
    ),
    (f"* {APPLICATION}/county-decision*", ("approver",)),
    (f"* {MEMBER}/applications*", CASES),
    ("GET /needs/domains", FIGURES),
    ("GET /alerts", READERS),
    (f"* {HOUSEHOLD}/alerts/{{alert_id}}/acknowledgement", CASES),
    ("GET /coverage*", FIGURES),
    (f"* {HOUSEHOLD}/contacts*", CASES),
    (f"* {HOUSEHOLD}/needs/*/acknowledgement", SUPERVISOR),
    (f"* {HOUSEHOLD}/needs*", CASES),
    (f"* {HOUSEHOLD}/measures*", CASES),
    (f"* {HOUSEHOLD}/help-plans/*/reviews", CASES),
    (f"* {HOUSEHOLD}/help-plan-reviews*", CASES),
    ("GET /help-plans", FIGURES),
    ("GET /life-events", READERS),
    ("GET /unreached", READERS),
    (f"* {HOUSEHOLD}/living-alone", CASES),
    (f"* {HOUSEHOLD}/preferences*", CASES),
    (f"* {HOUSEHOLD}/personal-days*", CASES),
    (f"GET {HOUSEHOLD}/life-events/new", CASES),
    (f"POST {HOUSEHOLD}/life-events", CASES),
    *(
        (f"* {HOUSEHOLD}/life-events/{{life_event_id}}/{what}", CASES)
        for what in ("correction", "withdrawal", "follow-ups", "outcome")
    ),
    (f"GET {MEMBER}/care", READERS),
    ("GET /lapsing-contracts", READERS),
    ("GET /checkups", READERS),
    (f"* {MEMBER}/doctor-services*", CASES),
    (f"* {MEMBER}/checkups*", CASES),
    (f"* {MEMBER}/green-channel-uses*", CASES),
    ("* /green-channel-uses*", CASES),
    ("* /period-closes/{period_close_id}/reopening*", ("approver",)),
    *((f"* /payment-lists/{{list_id}}/{what}", ("approver",)) for what in ("approval", "thawing")),
    ("GET /payment-lists/{list_id}/bank-file", ("payment_clerk", "approver")),
    ("GET /payment-lists/{list_id}/persons/{member_id}", ("supervisor", "payment_clerk", "approver", "auditor")),
    *(
        (f"* /payment-lists/{{list_id}}/{what}", ("payment_clerk",))
        for what in ("exclusions", "discarding", "freezing", "sending", "closing", "bank-returns", "computing")
    ),
    ("* /payment-lists/new", ("payment_clerk",)),
    ("POST /payment-lists", ("payment_clerk",)),
    ("GET /bank-layouts", FIGURES),
    ("GET /payment-lists*", ("supervisor", "payment_clerk", "approver", "auditor")),
    (f"GET {HOUSEHOLD}/payments", READERS),
    *(
        (f"* /recoveries/{{recovery_id}}/{what}", ("payment_clerk",))
        for what in ("instalments", "offset-agreements", "receipts", "refunds", "receipts/{entry_id}/correction")
    ),
    ("* /recoveries/{recovery_id}/waiver", ("approver",)),
    ("* /recoveries/{recovery_id}/entries/{entry_id}/withdrawal", ("payment_clerk", "approver")),
    ("* /recoveries/{recovery_id}/explanation", (*CASES, "payment_clerk")),
    ("POST /recoveries/looking", ("payment_clerk",)),
    ("GET /recoveries*", READERS),
    ("GET /unpaid*", FIGURES),
    ("GET /funds-received", FIGURES),
    ("GET /annual-forms", FIGURES),
    ("GET /annual-forms/{form_id}", FIGURES),
    *((f"GET /{what}", FIGURES) for what in ("fund-estimate*", "unsettled-lines", "fund-performance")),
    *((f"* /{what}*", ("payment_clerk", "approver")) for what in ("funds-received", "annual-forms")),
    ("GET /scope-findings", FIGURES),
    ("* /exports*", FIGURES),
    ("GET /period-closes", FIGURES),
    ("GET /period-closes/{period_close_id}", FIGURES),
    (f"* {HOUSEHOLD}/assignments/*/acceptance", CASES),
    (f"* {HOUSEHOLD}/assignments/*/question", CASES),
    ("GET /hand-overs", FIGURES),
    (f"GET {HOUSEHOLD}/card", CASES),
    ("GET /cards", CASES),
    ("GET /staff", OVERSIGHT),
    ("* /staff/*/hand-overs*", SUPERVISOR),
    ("* /staff*", STAFFING),
    ("* /users*", USERS),
    ("GET /ledgers", OVERSIGHT),
    ("GET /supervision", ("supervisor", "auditor")),
    *((f"GET /{what}", ("supervisor", "auditor")) for what in ("projects", "providers", "activities")),
    ("GET /projects/orders", ("supervisor", "auditor")),
    ("GET /activities/{activity_id}", ("supervisor", "auditor")),
    (f"GET {HOUSEHOLD}/services", READERS),
    (f"* {HOUSEHOLD}/service-deliveries*", CASES),
    (f"* {HOUSEHOLD}/service-orders/*/deliveries*", CASES),
    (f"* {HOUSEHOLD}/service-orders/*/notes*", CASES),
    ("GET /quality", ("supervisor", "auditor")),
    *((f"GET /{what}", ("supervisor", "auditor")) for what in ("trainings", "tasks", "inspections", "campaigns")),
    ("GET /inspections/{inspection_id}", ("supervisor", "auditor")),
    ("GET /campaigns/{campaign_id}", ("supervisor", "auditor")),
    (f"GET {HOUSEHOLD}/record", READERS),
    (f"* {HOUSEHOLD}/checks*", CASES),
    ("GET /authenticity*", ("supervisor", "auditor")),
    ("GET /spot-checks", ("supervisor", "auditor")),
    ("GET /imports", ("supervisor", "auditor")),
    ("GET /administration-log", ADMINISTRATION),
)
OPEN_TO_ALL: Final = {"GET /", "GET /sign-in", "POST /sign-in", "POST /sign-in/language"}
CODES: Final = {"project": "home_visiting"}  # what stands in a path and is no id
ONLY_OF: Final = {f"{MEMBER}/leaving/correction": {"member_id": "left_member_id"}}  # what is there of some only
NO_PAGES: Final = ("/api", "/static", "/favicon.ico", "/livez", "/readyz", "/metrics")


@dataclass(frozen=True, slots=True)
class Route:
    """`path`: as in the route table, without the kinds of its parameters."""

    method: str
    path: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def open_to_all(self) -> bool:
        return self.name in OPEN_TO_ALL

    @property
    def about_something(self) -> bool:
        named = set(re.findall(r"{(\w+)}", self.path)) - CODES.keys()
        return bool(named) and not self.path.startswith("/me/")  # one's own page: nothing of others is there

    @property
    def roles(self) -> tuple[Role, ...]:
        return next((roles for pattern, roles in DECLARED if fnmatchcase(self.name, pattern)), SUPERVISOR)

    def address(self, ids: Mapping[str, UUID]) -> str:
        of_some = {name: ids[only] for name, only in ONLY_OF.get(self.path, {}).items() if only in ids}
        return self.path.format_map({**CODES, **ids, **of_some})


def page_routes(app: Litestar) -> list[Route]:
    """Every page and form, in a fixed order; signing out comes last, because nothing works after it."""
    found = [
        Route(method, re.sub(r":\w+", "", route.path))
        for route in app.routes
        if isinstance(route, HTTPRoute) and not route.path.startswith(NO_PAGES)
        for handler in route.route_handlers
        for method in sorted(handler.http_methods)
        if method in ("GET", "POST")
    ]
    return sorted(found, key=lambda route: (route.path == "/sign-out", route.path, route.method))


def callers(story: Story) -> dict[Role, Caller]:
    """One of each role at home in the story's village or county, who may read whatever can be given to somebody."""
    each: dict[Role, Caller] = {
        "contact_person": story.contact_person,
        "supervisor": story.supervisor,
        "auditor": story.auditor,
        "payment_clerk": story.clerk,
        "approver": story.world.caller("approver"),
        "administrator": story.world.caller("administrator"),
    }
    return {role: story.world.give(caller, *GRANTS) for role, caller in each.items()}


def ids_of(story: Story) -> dict[str, UUID]:
    """What each parameter of a path stands for: things of the story's household, and a user to be disabled."""
    user = story.world.caller("auditor")
    petition = story.world.petition(story.household)
    applied = application_ids(story.world, story.members[0])
    given = story.world.help(story.household)
    measure, priority = story.world.measure(story.household), story.world.priority(story.household)
    run = _hand_over(story)
    supporter = story.world.ask(
        supporters.NAME_SUPPORTER, household_id=story.household, role="volunteer", name="何青", from_on=days_ago(9)
    ).id
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        assignment, life_event, pause, preference, personal_day, post, alert = (
            snapshot.value(query, household=story.household, staff=story.staff)
            for query in (
                "select assignment_id from read.assignment where household_id = %(household)s limit 1",
                "select life_event_id from read.life_event where household_id = %(household)s limit 1",
                "select pause_id from read.pause where household_id = %(household)s limit 1",
                "select preference_id from read.preference where household_id = %(household)s limit 1",
                "select personal_day_id from read.personal_day where household_id = %(household)s limit 1",
                "select post_id from read.post where staff_id = %(staff)s limit 1",
                """
                select alert_id from read.alert where household_id = %(household)s and stage <> 'resolved'
                   and until_on = '9999-12-31' and known_until = 9223372036854775807
                """,
            )
        )
    story.world.ask(authenticity.DRAW, division=VILLAGE, from_on=days_ago(90), until_on=days_ago(0), size=1)
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        spot_check = snapshot.value("select spot_check_id from read.spot_check limit 1")
    return {
        "spot_check_id": spot_check,
        **fund_ids(story.world),
        **lists_in_every_state(story.world, story.household, story.members[0]),
        **recovery_ids(story.world, story.household, story.members[0]),
        **supervised(story.world, story.supervisor, story.household),
        **ordered(story.world, story.supervisor, story.household),
        "household_id": story.household, "member_id": story.members[0], "contact_id": story.contact,
        "need_id": story.need, "hospital_id": story.hospital, "staff_id": story.staff,
        "assignment_id": assignment, "life_event_id": life_event, "pause_id": pause,
        "preference_id": preference, "personal_day_id": personal_day, "post_id": post,
        **_of_care(story), "alert_id": alert,
        "period_close_id": period_stream(COUNTY, "2026-10"),
        **applied, "petition_id": petition, "help_id": given, **story.world.help_plan(story.household),
        "measure_id": measure, "priority_id": priority, "hand_over_id": run,
        "supporter_id": supporter,
        "user_id": user.user_id, "token_id": story.world.token(user)[1], "left_member_id": _left(story),
    }  # fmt: skip


def _left(story: Story) -> UUID:
    """Somebody who belongs to their household no longer."""
    left = story.world.household(registered_on=days_ago(99))[1][1]
    said = {"from_on": days_ago(20), "cause": "moved_out", "reason": "随子女居住"}
    story.world.ask(family_actions.RECORD_LEAVING, member_id=left, **said)
    return left


def _hand_over(story: Story) -> UUID:
    """What the story's contact person looked after until today."""
    world = story.world
    world.assign(story.other, story.staff, "county")
    to = [{"staff_id": world.staff("county", COUNTY)}]
    return world.ask(
        hand_overs.HAND_OVER, staff_id=story.staff, level="county", from_on=days_ago(0), reason="退休", to=to
    ).id


def _of_care(story: Story) -> dict[str, UUID]:
    """What belongs to the story's first person."""
    tables = {
        "contract_id": "doctor_contract",
        "service_id": "doctor_service",
        "checkup_id": "checkup",
        "pass_id": "green_channel_pass",
        "use_id": "green_channel_use",
        "authorisation_id": "signature_authorisation",
    }
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        found = {
            id_: snapshot.connection.execute(
                f"select {id_} from read.{table} where member_id = %s limit 1", (story.members[0],)
            ).fetchone()
            for id_, table in tables.items()
        }
        found |= {
            id_: snapshot.connection.execute(
                f"select {id_} from read.{table} where hospital_id = %s limit 1", (story.hospital,)
            ).fetchone()
            for id_, table in {"department_id": "hospital_department", "test_call_id": "hospital_test_call"}.items()
        }
    return {id_: row[0] for id_, row in found.items() if row}
