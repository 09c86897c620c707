"""Members: added, corrected, leaving, withdrawn."""

from typing import Any, Final

from web.households import family_actions as family
from web.households import family_before as recorded
from web.households.decision_pages import NO_REASON, about_household
from web.households.household_summary import member_summary
from web.households.reason_page import ReasonPage
from web.http.action import Asking, WriteResult
from web.http.correction_page import CorrectionPage
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.language.words import options


def _to_household_of(asking: Asking, _: WriteResult) -> str:
    return f"/households/{asking.office.place_of_member(asking.caller, asking.ids['member_id'])[1]}#members"


def _to_members(asking: Asking, _: WriteResult) -> str:
    return f"/households/{asking.ids['household_id']}#members"


def _to_households(asking: Asking, _: WriteResult) -> str:
    """Who was withdrawn leads nowhere any more."""
    return "/households"


def _new(shown: Shown) -> dict[str, Any]:
    return about_household(shown) | {
        "relations": options("relation"),
        "correcting": False,
        "path": f"/households/{shown.household_id}/members",
    }


def _about(shown: Shown) -> dict[str, Any]:
    """The household and the member. Raises Problem 404."""
    household, member = member_summary(shown.office, shown.caller, shown.ids["member_id"])
    return {"household": household, "member": member}


def _corrected(shown: Shown) -> dict[str, Any]:
    return _about(shown) | {
        "relations": options("relation"),
        "correcting": True,
        "recorded": recorded.member(shown).masked,
    }


def _leaving(shown: Shown) -> dict[str, Any]:
    return _about(shown) | {"path": f"/members/{shown.ids['member_id']}/leaving"}


def _left(shown: Shown) -> dict[str, Any]:
    """The member with how they left. Raises Problem 404."""
    return _about(shown) | {"left": recorded.leaving(shown)}


MISSING: Final = {
    "name": N_("Enter the name"),
    "from_on": N_("Enter the first day as a member"),
}
ADD: Final = FormPage(
    family.ADD_MEMBER,
    "households/member.html",
    _new,
    _to_members,
    missing={**MISSING, "id_number": N_("Enter the identity number")},
    form_at="/new",
)
CORRECTION: Final = CorrectionPage(
    family.CORRECT_MEMBER,
    "households/member.html",
    _corrected,
    lambda shown: recorded.member(shown).fields,
    _to_household_of,
    labels={
        "name": N_("Name"),
        "id_number": N_("Identity number"),
        "relation": N_("Relation"),
        "phone": N_("Phone"),
        "second_phone": N_("Second phone"),
        "payment_account": N_("Account"),
        "hukou_division": N_("Registered residence"),
        "from_on": N_("Belongs to the household since"),
    },
    hidden=("id_number", "payment_account"),
    words={"relation": "relation"},
    missing=MISSING,
    besides=("former_id_number_valid",),
)
LEAVING: Final = FormPage(
    family.RECORD_LEAVING,
    "households/member_leaving.html",
    _leaving,
    _to_household_of,
    missing={
        "from_on": N_("Enter the first day on which they are no member"),
        "cause": N_("Choose why they leave"),
        "reason": NO_REASON,
    },
)
LEAVING_CORRECTION: Final = FormPage(
    family.CORRECT_LEAVING,
    "households/leaving_correction.html",
    _left,
    _to_household_of,
    missing={"from_on": N_("Enter the first day on which they are no member"), "reason": NO_REASON},
)
LEAVING_WITHDRAWAL: Final = ReasonPage(
    family.WITHDRAW_LEAVING,
    _to_household_of,
    N_("The member did not leave"),
    N_("Then they belonged to the household all along. What was recorded stays in the history."),
    N_("Withdraw it"),
    _about,
)
WITHDRAWAL: Final = ReasonPage(
    family.WITHDRAW_MEMBER,
    _to_households,
    N_("Withdraw a member"),
    N_("For somebody who was entered by mistake and never belonged to this household. They count on no day."),
    N_("Withdraw the member"),
    _about,
)
FORMS: Final = (ADD, LEAVING, LEAVING_CORRECTION, LEAVING_WITHDRAWAL.form(), WITHDRAWAL.form())
HANDLERS: Final = CORRECTION.handlers()
