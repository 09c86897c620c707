"""The forms of a family's services: ordered, delivered, accepted; corrected, ended, withdrawn; a counsellor's note."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from casework.projects.catalogue import projects
from projections.engine.snapshot import Snapshot
from projections.households.case import ledger_of_household
from projections.projects.area_lists import providers
from projections.projects.order_tables import SERVICE_DELIVERY, SERVICE_ORDER, ServiceDelivery, ServiceOrder
from web.households.decision_pages import NO_REASON
from web.households.household_summary import household_summary_in
from web.http.action import Action, Asking, WriteResult
from web.http.form import Form
from web.http.form_fields import REASON, Field, translated
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_, gettext
from web.language.service_projects import item_options, project_name, project_options
from web.office import not_found
from web.projects import actions as services
from web.unsealing import unsealed

ITEM: Final = "item_"  # before the name of a box, so that none is that of another field
Told = ServiceOrder | ServiceDelivery | None
T = TypeVar("T", ServiceOrder, ServiceDelivery)
Fields = Callable[[Shown, Snapshot, Any], Sequence[Field]]


def form(
    action: Action, heading: str, button: str, fields: Fields, missing: dict[str, str], form_at: str = "",
    read: Callable[[Form], Any] | None = None, lead: str | None = None,
) -> FormPage:  # fmt: skip
    """A short form about a household, or about one of its orders or deliveries."""

    def show(shown: Shown) -> dict[str, Any]:
        office, caller = shown.office, shown.caller
        with office.open_snapshot(caller) as snapshot:
            household = household_summary_in(office, caller, snapshot, shown.household_id)
            about = _about(shown, snapshot)
            made = translated(fields(shown, snapshot, about))
        named = project_name(about.project) if isinstance(about, ServiceOrder) else None
        return {
            "household": household, "heading": gettext(heading), "button": gettext(button), "fields": made,
            "lead": named or (gettext(lead) if lead else None), "about": None, "hidden": {},
            "address": action.path.replace(":uuid", "").format_map(shown.ids),
        }  # fmt: skip

    return FormPage(
        action, "households/short_form.html", show, _to_services, missing=missing, form_at=form_at, read=read
    )


def _to_services(asking: Asking, _: WriteResult) -> str:
    return f"/households/{asking.ids['household_id']}/services"


def _about(shown: Shown, snapshot: Snapshot) -> Told:
    """The order or delivery that the address names. Raises Problem 404."""
    if "order_id" in shown.ids:
        orders = snapshot.of(SERVICE_ORDER, "order_id", shown.ids["order_id"], "from_on")
        return _of_household(shown, orders)
    if "delivery_id" in shown.ids:
        deliveries = snapshot.of(SERVICE_DELIVERY, "delivery_id", shown.ids["delivery_id"], "delivered_on")
        return _of_household(shown, deliveries)
    return None


def _of_household(shown: Shown, found: Sequence[T]) -> T:
    if not found or found[0].household_id != shown.household_id:
        raise not_found()
    return found[0]


def _order(shown: Shown, snapshot: Snapshot, about: ServiceOrder | None) -> list[Field]:
    household = household_summary_in(shown.office, shown.caller, snapshot, shown.household_id)
    near = [
        (str(p.provider_id), p.name) for p in providers(snapshot, household.division[:6]) if p.until_on > snapshot.on
    ]
    living = [(str(m.member_id), m.name) for m in household.members if m.alive]
    until_on = about.until_on if about and about.until_on.year < 9999 else None
    return [
        Field("select", "provider_id", N_("By whom"), about and about.provider_id, near),
        Field("select", "member_id", N_("For whom (optional)"), about and about.member_id, living, required=False),
        Field("day", "from_on", N_("From"), about.from_on if about else shown.office.today()),
        Field("day", "until_on", N_("Until before (optional)"), until_on, required=False),
        Field("number", "quantity", N_("How many (optional)"), about and about.quantity, required=False),
        Field("long", "wish", N_("What the family wishes (optional)"), about and _text(shown, snapshot, about.wish)),
    ]


def _new_order(shown: Shown, snapshot: Snapshot, _: Any) -> list[Field]:
    return [Field("choice", "project", N_("Which service?"), options=project_options()), *_order(shown, snapshot, None)]


def _delivery(shown: Shown, snapshot: Snapshot, about: ServiceOrder | ServiceDelivery) -> list[Field]:
    """Of a delivery as it reads, or of an order anew."""
    before = about if isinstance(about, ServiceDelivery) else None
    order = about if isinstance(about, ServiceOrder) else _order_of(snapshot, before)
    project = projects()[order.project]
    done = [ITEM + item for item in before.done] if before else []
    fields = [
        Field("day", "on", N_("Day"), before.delivered_on if before else shown.office.today()),
        Field("number", "quantity", N_("How many"), before.quantity if before else 1),
        Field("boxes", "done", N_("What was done"), done, item_options(project.project, ITEM), required=False),
    ]
    if not project.professional:
        fields.append(Field("long", "note", N_("Note (optional)"), before and _text(shown, snapshot, before.note)))
    return fields


def _order_of(snapshot: Snapshot, delivery: ServiceDelivery | None) -> ServiceOrder:
    found = snapshot.of(SERVICE_ORDER, "order_id", delivery.order_id, "from_on") if delivery else []
    if not found:
        raise not_found()
    return found[0]


def _text(shown: Shown, snapshot: Snapshot, token: str | None) -> str:
    ledger = ledger_of_household(snapshot, shown.household_id) or ""
    return unsealed(shown.office, [(token, ledger, shown.household_id)]).text(token)


def _read_delivery(action: Action) -> Callable[[Form], Any]:
    """With the boxes that are ticked."""

    def read(form: Form) -> dict[str, Any]:
        said = typed(form, action.shape, MISSING[action.name])
        ticked = tuple(name.removeprefix(ITEM) for name in form.values if name.startswith(ITEM) and form.text(name))
        return said | {"done": ticked}

    return read


MISSING: Final = {
    "RecordDelivery": {"on": N_("Enter the day")},
    "CorrectDelivery": {"reason": NO_REASON},
}
FORMS: Final = (
    form(
        services.ORDER_SERVICE, N_("Order a service"), N_("Order it"), _new_order,
        {"project": N_("Choose the service"), "provider_id": N_("Choose by whom"), "from_on": N_("Enter the first day")}, "/new",
    ),
    form(
        services.CORRECT_ORDER, N_("Correct an order"), N_("Record the correction"),
        lambda shown, snapshot, about: [*_order(shown, snapshot, about), REASON], {"reason": NO_REASON},
    ),
    form(
        services.END_ORDER, N_("End an order"), N_("Record the end"),
        lambda shown, *_: [Field("day", "until_on", N_("First day without it"), shown.office.today()), REASON],
        {"until_on": N_("Enter the day"), "reason": NO_REASON},
    ),
    form(
        services.WITHDRAW_ORDER, N_("Withdraw an order"), N_("Withdraw it"), lambda *_: [REASON], {"reason": NO_REASON}
    ),
    form(
        services.RECORD_DELIVERY, N_("Record what was delivered"), N_("Record it"), _delivery, MISSING["RecordDelivery"],
        "/new", _read_delivery(services.RECORD_DELIVERY),
    ),
    form(
        services.CORRECT_DELIVERY, N_("Correct a delivery"), N_("Record the correction"),
        lambda shown, snapshot, about: [*_delivery(shown, snapshot, about), REASON], MISSING["CorrectDelivery"],
        read=_read_delivery(services.CORRECT_DELIVERY),
    ),
    form(
        services.WITHDRAW_DELIVERY, N_("Withdraw a delivery"), N_("Withdraw it"), lambda *_: [REASON],
        {"reason": NO_REASON},
    ),
    form(
        services.ACCEPT_DELIVERY, N_("What the family says of it"), N_("Record it"),
        lambda shown, *_: [
            Field("choice", "accepted", N_("Did it take place?"), options=[("yes", gettext("Yes")), ("no", gettext("No"))]),
            Field("day", "on", N_("Day"), shown.office.today()),
            Field("long", "remark", N_("What they said (optional)")),
        ],
        {"accepted": N_("Choose what the family says")},
    ),
    form(
        services.NOTE, N_("A counsellor's note"), N_("Keep it"),
        lambda shown, *_: [
            Field("long", "note", N_("Note"), hint=N_("Only counsellors read it; an auditor sees only that an entry is kept apart.")),
            Field("day", "on", N_("Day"), shown.office.today()),
        ],
        {"note": N_("Write the note")}, "/new",
    ),
)  # fmt: skip
