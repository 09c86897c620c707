"""Every read, for every role, in its own division and in another; every path, for nobody: never more than allowed.

The writes have their own matrix: tests/test_write_matrix.py.
"""

from collections.abc import Iterator

from casework.common.confidentiality import GRANTS
from casework.common.roles import ROLES, Role
from tests.api.case import READS, V1, Body, Case, bodies, contact_body
from tests.support.roles import ADMINISTRATION, FIGURES, OVERSIGHT, READERS
from tests.support.world import COUNTY, NEXT_COUNTY, OTHER_VILLAGE, Client, World

# What each role may read (casework/common/roles.py), said once more.
ALLOWED: dict[str, tuple[Role, ...]] = {
    **dict.fromkeys(
        ("Household", "Households", "HouseholdHistory", "HouseholdDuties", "HouseholdNeeds", "Member",
         "Needs", "Petitions", "HouseholdPetitions", "Applications", "MemberApplications", "Application",
         "ServiceOrders", "Overdue", "Worklist", "Alerts", "LifeEvents",
         "Unreached", "HouseholdHelp"), READERS),
    **dict.fromkeys(
        ("GapDays", "GapDaysList", "OverdueMovement", "OverdueTurned", "Coverage", "CoverageList",
         "NeedDomains", "CoverageOfContactPersons", "CoverageOfContactPersonsList"), FIGURES),
    "AdministrationLog": ADMINISTRATION,
    **dict.fromkeys(("PeriodCloses", "PeriodClose", "ScopeFindings", "CoverageTrends", "Waiting"), FIGURES),
    **dict.fromkeys(("LapsingContracts", "Checkups"), READERS),
    **dict.fromkeys(("Corrections", "Imports", "Authenticity", "SpotChecks", "Trainings", "Tasks", "Inspections", "Campaigns", "Quality",
         "Projects", "Providers", "Activities"),
        ("supervisor", "auditor")),
    **dict.fromkeys(("BankLayouts", "PaymentLists", "PaymentList", "PaymentReason", "Unpaid"), FIGURES),
    **dict.fromkeys(("FundEstimate", "FundEstimatePeople", "FundsReceived", "FundsNeeded", "AnnualForms", "AnnualForm",
         "UnsettledLines", "UnsettledLinesList", "FundPerformance", "FundPerformanceList"), FIGURES),
    "BankFile": ("payment_clerk", "approver"),
    **dict.fromkeys(("MemberPayments", "Recoveries", "Recovery"), READERS),
    **dict.fromkeys(("Hospitals", "Policies", "Schemes", "SchemePresets"), ROLES),
    "HandOver": ("supervisor",),
    "OpenHandOvers": FIGURES,
    **dict.fromkeys(("Staff", "Ledgers"), OVERSIGHT),
}  # fmt: skip


def operations(client: Client) -> Iterator[tuple[str, str, str]]:
    """Method, path below /api/v1 and name of each operation that the description has."""
    described = client.get("/api/openapi.json").json()
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path.removeprefix(V1), operation["operationId"]


def reads(client: Client) -> list[tuple[str, str, str]]:
    return [operation for operation in operations(client) if operation[0] == "GET"]


def body_of(here: Case, name: str) -> Body | None:
    return READS.get(name) or bodies(here).get(name.removesuffix("OfHousehold"), ("", None))[1]


def status_of(here: Case, client: Client, operation: tuple[str, str, str], query: str = "") -> int:
    method, path, name = operation
    address = here.path(path) + (f"?{query}" if query else "")
    answer = client.request(method, address, json=body_of(here, name) if method == "POST" else None)
    assert answer.status_code < 500, (operation, answer.text)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code


def test_nobody_gets_in_without_a_token(here: Case) -> None:
    world = here.world
    visitor = world.visitor()
    every = list(operations(visitor))
    assert len(every) > 45
    for operation in every:
        assert status_of(here, visitor, operation) == 401, operation
    visitor.headers["authorization"] = "Bearer nobody's"
    assert status_of(here, visitor, every[0]) == 401


def test_a_browser_session_opens_no_write(here: Case) -> None:
    world = here.world
    browser = world.browser(world.caller())
    assert here.post(browser, "/households/{household_id}/contacts", contact_body()).status_code == 401


def test_each_role_may_what_is_declared_and_nothing_else(here: Case) -> None:
    world = here.world
    every = reads(world.visitor())
    for role in ROLES:
        client = world.api(world.caller(role, COUNTY, here.ids["staff_id"], GRANTS))
        for operation in every:
            allowed = role in ALLOWED[operation[2]]
            status = status_of(here, client, operation, "kind=doctor" if operation[2] == "CoverageList" else "")
            assert (status != 403) == allowed, (role, operation, status)


def test_nothing_of_another_division_is_seen_or_changed(here: Case) -> None:
    world = here.world
    every = reads(world.visitor())
    for role in ROLES:
        client = world.api(world.caller(role, NEXT_COUNTY, None if role == "contact_person" else here.ids["staff_id"]))
        for operation in every:
            _, path, name = operation
            if "{" in path:
                assert status_of(here, client, operation) in (403, 404), (role, operation)
            elif name not in ("Worklist", "Policies", "SchemePresets", "Ledgers"):
                assert status_of(here, client, operation, f"division={COUNTY}") == 403, (role, operation)


def test_a_household_of_others_is_not_even_there(here: Case) -> None:
    world = here.world
    stranger = world.api(world.caller("contact_person", COUNTY, world.staff(division=OTHER_VILLAGE)))
    elsewhere = world.api(world.caller(division=OTHER_VILLAGE))
    for client in (stranger, elsewhere):
        assert here.get(client, "/households/{household_id}").status_code == 404
        assert here.get(client, "/members/{member_id}").status_code == 404
        assert here.get(client, "/households/{household_id}/history").status_code == 404
        assert here.get(client, "/households/{household_id}/needs").status_code == 404
        assert here.post(client, "/households/{household_id}/contacts", contact_body()).status_code == 404
        assert here.post(client, "/contacts/{contact_id}/withdrawal", {"reason": "x"}).status_code == 404
        assert client.get(f"{V1}/households").json()["total"] == 0


def test_a_division_that_is_none_is_refused(world: World) -> None:
    client = world.api(world.caller())
    for division, status in (
        ("411326999", 422),
        ("4113", 403),
        ("41132", 422),
        ("x", 422),
        ("411326000000", 200),
    ):
        assert client.get(f"{V1}/coverage?division={division}").status_code == status, division
