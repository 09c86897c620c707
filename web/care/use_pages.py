"""Forms about a use of the green channel: recording and correcting it, what the family said of it."""

from typing import Any, Final, get_args

from casework.households.commands.green_channel import Step
from projections.care.green_channel_tables import USE as USES
from projections.staff.lookup import hospital_names
from web.care import green_channel_actions as actions
from web.care.about_member import NO_REASON, about_member, standing, to_care
from web.care.at_hospital import choices_near
from web.http.action import Action, Asking, WriteResult
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_, gettext
from web.office import not_found

MISSING: Final = {
    "hospital_id": N_("Choose a hospital"),
    "on": N_("Enter the day it was used"),
    "steps": N_("Choose at least one step"),
}
# How a step was gone through, as one choice each.
WAYS: Final = (
    ("given", N_("With priority")),
    ("refused", N_("Without priority")),
    ("used", N_("Used; not known whether with priority")),
)


def _new(shown: Shown) -> dict[str, Any]:
    about = about_member(shown)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        near = choices_near(snapshot, about["household"].division)
    ways = [(code, gettext(label)) for code, label in WAYS]
    return about | {"hospitals": near, "ways": ways}


def _use(shown: Shown) -> dict[str, Any]:
    """One of the person's uses as it stands. Raises Problem 404."""
    use, texts = standing(shown, USES, "use_id")
    about = _new(shown)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        there = list(hospital_names(snapshot, [use.hospital_id]).items())
    known = [pair for pair in there if pair not in about["hospitals"]]
    return about | {
        "use": use, "note": texts.said(use.note, shown.caller), "hospitals": [*about["hospitals"], *known],
        "way": {step: _way(use, step) for step in use.steps},
    }  # fmt: skip


def _way(use: Any, step: str) -> str:
    return "given" if step in use.priority_given else "refused" if step in use.priority_refused else "used"


def _rated(shown: Shown) -> dict[str, Any]:
    with shown.office.open_snapshot(shown.caller) as snapshot:
        rows = snapshot.of(USES, "use_id", shown.ids["use_id"], "household_id")
    if not rows:
        raise not_found()
    return _use(shown._replace(ids={**shown.ids, "member_id": rows[0].member_id}))


def _reading(action: Action, missing: dict[str, str]) -> Any:
    """Reads each step's choice; the note that a form shows and that is left empty is empty."""

    def read(form: Form) -> dict[str, Any]:
        said = typed(form, action.shape, missing)
        steps = {step: form.text(step) for step in get_args(Step)}
        given = [step for step, way in steps.items() if way == "given"]
        refused = [step for step, way in steps.items() if way == "refused"]
        empty = {"note": None} if "reason" in missing else {}
        return empty | said | {"priority_given": given, "priority_refused": refused}

    return read


def _to_care_of_use(asking: Asking, _: WriteResult) -> str:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        use = snapshot.of(USES, "use_id", asking.ids["use_id"], "household_id")[0]
    return f"/members/{use.member_id}/care"


FORMS: Final = (
    FormPage(
        actions.USE_GREEN_CHANNEL,
        "care/use.html",
        _new,
        to_care,
        read=_reading(actions.USE_GREEN_CHANNEL, MISSING),
        form_at="/new",
    ),
    FormPage(
        actions.CORRECT_USE,
        "care/use_correction.html",
        _use,
        to_care,
        read=_reading(actions.CORRECT_USE, MISSING | {"reason": NO_REASON}),
    ),
    FormPage(
        actions.RATE_USE,
        "care/use_feedback.html",
        _rated,
        _to_care_of_use,
        missing={"as_promised": N_("Choose yes or no"), "content": N_("Choose yes or no")},
    ),
)
