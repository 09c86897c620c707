"""Every write there is, by every role, wherever its object lies: done, or refused and nothing written."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

import httpx
import pytest

from casework.common.confidentiality import GRANTS
from casework.common.roles import ROLES
from tests.api.case import READS, Case, bodies
from tests.support.applying import OF_THEIR_OWN
from tests.support.markup import value_of
from tests.support.page_routes import OPEN_TO_ALL, page_routes
from tests.support.world import NEXT_COUNTY, TODAY, Client, World
from tests.support.write_forms import typed, write_of
from tests.support.write_rights import RIGHTS, TOWN, Who, divisions_around, refusal
from web.households import actions as households
from web.staff import actions as staff
from web.staff import hand_over_actions as hand_overs

LAST = (
    "CorrectOccasion",  # and does not decide on it any more
    "WithdrawOccasion",
    "WithdrawDelivery",
    "EndServiceOrder",
    "WithdrawServiceOrder",
    "WithdrawActivity",
    "EndProvider",
    "WithdrawTraining",
    "WithdrawTask",
    "WithdrawFinding",
    "CloseInspection",
    "WithdrawCampaign",
    "WithdrawFunds",
    "EndPause",
    "WithdrawPause",
    "WithdrawChild",
    "UndoMerging",
    "EndSupporter",
    "WithdrawSupporter",
    "HandOverHousehold",
    "WithdrawAssignment",
    "CloseNeed",
    "ReopenNeed",
    "WithdrawNeed",
    "WithdrawPetition",
    "WithdrawMeasure",
    "EndPriority",
    "WithdrawPriority",
    "WithdrawHelpPlanReview",
    "EndHelpPlan",
    "WithdrawHelpPlan",
    "EndHelpCategory",
    "WithdrawHelpCategory",
    "RecordLeaving",
    "CorrectLeaving",
    "WithdrawLeaving",
    "WithdrawMember",
    "EndAssignment",
    "CloseHousehold",
    "WithdrawClosure",
    "WithdrawPost",
    "EndPost",
    "WithdrawHospital",
    "UndoHospitalWithdrawal",
    "DisableUser",
    "EnableUser",
    "ChangeUser",
    "SignOutElsewhere",
    "SignOut",
)
OTHER_EVENTS = {
    "RejectLifeEvent": "other_event_id",
    "WithdrawLifeEvent": "withdrawn_event_id",
    "SeeLifeEventOutcome": "decided_event_id",
    "FollowUpLifeEvent": "decided_event_id",
}
LISTS = {  # the list that is in the right state for it
    "ExcludePaymentLine": "draft", "DiscardPaymentList": "discarded", "FreezePaymentList": "draft_to_freeze",
    "ThawPaymentList": "thawed", "ApprovePaymentList": "frozen", "SendPaymentList": "approved",
    "ClosePaymentList": "settled", "RecordBankReturn": "sent", "ContinuePaymentList": "settled",
}  # fmt: skip
DONE = {"api": (200, 201), "page": (200, 303)}
TOO_LATE = {"api": (404, 409), "page": (404, 422)}  # somebody before them in the matrix has done it
ASKED_AGAIN = (
    "CloseHousehold",
    "MergeHousehold",
)  # a page asks whether one is sure, and is answered in tests/web/households
NEED_MORE = {
    "ChangePassword": 422,
    "MakeToken": 422,
    "ImportLedger": 422,
    "ImportApplications": 422,
    "RecordBankReturn": 422,
    "ReadBankLayout": 422,
}  # to be done they need a password, a workbook


@dataclass(frozen=True, slots=True)
class Write:
    name: str
    path: str
    way: str  # api, page


@dataclass
class Matrix:
    """One world for all of it; `keys`: each caller's headers, made once."""

    world: World
    here: Case
    client: Client
    keys: dict[str, dict[str, str]] = field(default_factory=dict)

    def ids(self, write: Write) -> dict[str, UUID]:
        """Staff writes are about somebody of the town; what is rejected or taken back is another thing than what is kept, and
        what is opened again or merged another household.
        """
        ids = self.here.ids
        if write.name in ("HandOverHousehold", "WithdrawAssignment"):
            which = "handed_assignment_id" if write.name == "HandOverHousehold" else "wrong_assignment_id"
            return ids | {"assignment_id": ids[which]}
        if write.name in ("HandOverHouseholds", "ContinueHandOver"):
            return ids | {"staff_id": ids["town_staff_id"]}
        if write.name in ("CorrectStaff", "CorrectPost", "WithdrawPost"):
            post = ids["town_wrong_post_id" if write.name == "WithdrawPost" else "town_post_id"]
            return ids | {"staff_id": ids["town_staff_id"], "post_id": post}
        if write.name in ("TakePost", "EndPost"):
            return ids | {"staff_id": ids["town_staff_id"], "post_id": ids["town_post_id"]}
        if write.name in ("NoteCounselling", "WithdrawServiceOrder"):
            return ids | {"order_id": ids["counselling_order_id"]}
        if write.name == "CloseInspection":
            return ids | {"inspection_id": ids["quiet_inspection_id"]}
        if write.name in LISTS:
            return ids | {"list_id": ids[f"{LISTS[write.name]}_list_id"]}
        if write.name == "ReopenHousehold":
            return ids | {"household_id": ids["closed_household_id"]}
        if write.name in ("MergeHousehold", "UndoMerging"):
            return ids | {"household_id": ids["twice_household_id"]}
        if write.name == "RefundRecovery":
            return ids | {"recovery_id": ids["other_recovery_id"]}
        if write.name in OF_THEIR_OWN:
            return ids | {"application_id": ids[OF_THEIR_OWN[write.name]]}
        return ids | ({"life_event_id": ids[OTHER_EVENTS[write.name]]} if write.name in OTHER_EVENTS else {})

    def ask(self, write: Write, who: Who) -> httpx.Response:
        here, headers = replace(self.here, ids=self.ids(write)), self.headers(who)
        if write.way == "api":
            if write.name == "RecordBankReturn":
                file = {"file": ("returned.csv", b"no answer")}
                return self.client.post(here.path(write.path), files=file, headers=headers)
            body = READS.get(write.name) or bodies(here)[write.name][1]
            return self.client.post(here.path(write.path), json=body, headers=headers)
        sent: dict[str, Any] = {"data": typed(write.path, here)}
        if write.name in ("ImportLedger", "ImportApplications"):
            sent["files"] = {"file": ("ledger.xlsx", b"no workbook")}
        return self.client.post(write.path.format_map(here.ids), headers=headers, follow_redirects=False, **sent)

    def headers(self, who: Who) -> dict[str, str]:
        """A token for the API, a session and its form token for pages."""
        if who.name not in self.keys:
            caller = self.world.caller(who.role, who.division, who.staff_id, GRANTS)
            token, _ = self.world.token(caller)
            cookie = {"cookie": f"sid={self.world.session(caller)}"}
            form_token = value_of(self.client.get("/me", headers=cookie).text, "csrf_token")
            self.keys[who.name] = {"authorization": f"Bearer {token}", "x-csrf-token": form_token, **cookie}
        return self.keys[who.name]


@pytest.fixture
def matrix(here: Case) -> Matrix:
    world = here.with_others().with_applications().world
    here.ids |= {
        "life_event_id": event(here),
        "other_event_id": event(here),
        "withdrawn_event_id": event(here),
        "decided_event_id": event(here),
        "town_staff_id": world.staff("township", TOWN),
        "twice_household_id": world.household()[0],
    }
    taken = world.ask(
        staff.TAKE_POST, staff_id=here.ids["town_staff_id"], level="village", division=TOWN, from_on=TODAY
    )
    wrong = world.ask(
        staff.TAKE_POST,
        staff_id=here.ids["town_staff_id"],
        level="county",
        division=TOWN,
        from_on=date(2025, 1, 1),
        until_on=date(2025, 6, 1),
    )
    home, town_staff = here.ids["household_id"], here.ids["town_staff_id"]
    world.assign(home, town_staff, "county")
    to = [{"staff_id": here.ids["receiver_id"]}]
    run = world.ask(hand_overs.HAND_OVER, staff_id=town_staff, level="county", from_on=TODAY, reason="退休", to=to)
    world.assign(home, town_staff, "county", TODAY)
    user = world.caller("auditor", TOWN)
    here.ids |= {
        "town_post_id": taken.id,
        "town_wrong_post_id": wrong.id,
        "hand_over_id": run.id,
        "user_id": user.user_id,
        "token_id": world.token(user)[1],
    }
    decided = {"household_id": here.ids["household_id"], "life_event_id": here.ids["decided_event_id"]}
    world.ask(households.VERIFY_LIFE_EVENT, **decided)
    return Matrix(world, here, world.visitor())


def event(here: Case) -> UUID:
    return here.world.ask(
        households.REPORT_LIFE_EVENT, household_id=here.ids["household_id"], kind="marriage",
        subject=str(here.ids["member_id"]), occurred_on=TODAY, source="村里",
    ).id  # fmt: skip


def writes(client: Client) -> list[Write]:
    """Every route that writes, what ends something last. One without a case fails here."""
    described = client.get("/api/openapi.json").json()["paths"]
    api = [
        Write(methods["post"]["operationId"].removesuffix("OfHousehold"), path.removeprefix("/api/v1"), "api")
        for path, methods in described.items()
        if "post" in methods
    ]
    forms = [r for r in page_routes(client.app) if r.method == "POST" and r.name not in OPEN_TO_ALL]
    pages = [Write(name, route.path, "page") for route in forms if (name := write_of(route.path))]
    assert len(pages) == len(forms), "say what is typed in tests/support/write_forms.py"
    assert {write.name for write in [*pages, *api]} - RIGHTS.keys() == set(), (
        "say who may in tests/support/write_rights.py"
    )
    order = [name for name in RIGHTS if name not in LAST] + list(LAST)
    return sorted([*pages, *api], key=lambda write: order.index(write.name))


def everybody(write: Write, ids: dict[str, UUID]) -> Iterator[Who]:
    """Each role, wherever the object lies from there; and contact persons of here and of elsewhere who are assigned.

    Whose role may not at all, wherever it lies, is asked where it lies and farthest from there; on pages, which go the
    same way, only there.
    """
    around = list(divisions_around(RIGHTS[write.name]).values())
    for role in ROLES:
        each = [Who(role, division) for division in around]
        never = all(refusal(RIGHTS[write.name], who) for who in each)
        yield from ((each[0],) if write.way == "page" else (each[0], each[-1])) if never else each
    for division in (RIGHTS[write.name].lies, NEXT_COUNTY):
        yield Who("contact_person", division, ids["staff_id"], looks_after=True)


def test_every_write_is_done_by_those_who_may_and_leaves_nothing_by_others(matrix: Matrix) -> None:
    wrong, done, every = [], set(), writes(matrix.client)
    asked = {write.name for write in every if write.way == "api"} - READS.keys()
    assert asked - bodies(matrix.here).keys() == set(), "give a body in tests/api/case.py"
    before: Any = None  # what stood there before the request; unknown once something was done
    for write in every:
        for who in everybody(write, matrix.here.ids):
            if who.name not in matrix.keys or before is None:
                matrix.headers(who)  # a new user is no part of what is compared
                before = matrix.world.state()
            status = matrix.ask(write, who).status_code
            refused = refusal(RIGHTS[write.name], who)
            if refused is None and write.name in NEED_MORE:
                as_wanted = status == NEED_MORE[write.name]
            elif refused is None and write.name in ASKED_AGAIN and write.way == "page":
                as_wanted = status == 422
            elif refused is None:
                as_wanted = status in DONE[write.way] or (write.name in done and status in TOO_LATE[write.way])
                done |= {write.name} if status in DONE[write.way] else set()
            else:
                as_wanted = status == refused and matrix.world.state() == before
            if refused is None or not as_wanted:
                before = None
            if not as_wanted:
                wrong.append((write, who.name, status, refused))
    assert wrong == [], "\n".join(map(str, wrong))
    assert done == {write.name for write in every} - NEED_MORE.keys()
