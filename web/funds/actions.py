"""Recording funds received, and issuing and restating annual forms. The figures are reckoned here, as they are known now."""

from typing import Final
from uuid import UUID, uuid5

from msgspec.structs import replace

from casework.divisions.codes import ledger_of
from casework.funds.form import Form
from casework.funds.issuing import IssueForm, RestateForm
from casework.funds.received import CorrectFunds, RecordFunds, WithdrawFunds
from projections.engine.positions import vector
from projections.funds.forms import recorded_of, versions
from projections.funds.money import place_of
from projections.funds.reckoning import as_told, reckoned
from projections.funds.tables import AnnualForm
from web.access.caller import Caller
from web.funds.reckoning import demand_county, reckon
from web.http import reach
from web.http.action import Action, Asking
from web.language.i18n import N_
from web.office import AsOf, Office, Reached, not_found

FORMS: Final = UUID("5a3f7f8e-6a53-4d51-8f0e-7a0c63a1f00e")  # the namespace of the forms' streams
RECEIVED: Final = "/funds-received/{received_id:uuid}"
FORM: Final = "/annual-forms/{form_id:uuid}"


def form_stream(ledger: str, scheme: str, year: int) -> UUID:
    """The one stream of a scheme's form of a year in a county."""
    return uuid5(FORMS, f"{ledger} {scheme} {year}")


def _in_county(asking: Asking) -> Reached:
    division = asking.said.division or asking.caller.division
    demand_county(asking.caller, division)
    return reach.new(asking.caller, division, asking.request.make_id("received"))


def _with_county(asking: Asking, command: RecordFunds) -> RecordFunds:
    return replace(command, division=ledger_of(command.division or asking.caller.division))


def _received(asking: Asking) -> Reached:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = place_of(snapshot, asking.ids["received_id"])
    if found is None:
        raise not_found()
    demand_county(asking.caller, found[1])
    return Reached(found[0], asking.ids["received_id"])


def _of_form(asking: Asking) -> Reached:
    division = asking.said.division or asking.caller.division
    demand_county(asking.caller, division)
    ledger = ledger_of(division)
    return reach.new(asking.caller, division, form_stream(ledger, asking.said.scheme, asking.said.year))


def _issued(asking: Asking) -> Reached:
    ledger, last = last_told(asking.office, asking.caller, asking.ids["form_id"])
    demand_county(asking.caller, last.division)
    return Reached(ledger, asking.ids["form_id"])


def last_told(office: Office, caller: Caller, form_id: UUID) -> tuple[str, AnnualForm]:
    """The ledger of a form, and what was told of it last. Raises Problem 404."""
    with office.open_snapshot(caller) as snapshot:
        told = versions(snapshot, form_id)
    if not told:
        raise not_found()
    return told[-1]


def _with_form(asking: Asking, command: IssueForm) -> IssueForm:
    ledger = ledger_of(command.division or asking.caller.division)
    found = reckon(asking.office, AsOf(), ledger, command.scheme, command.year)
    return replace(command, division=ledger, form=found.form)


def _with_causes(asking: Asking, command: RestateForm) -> RestateForm:
    """The figures as they are known now, and what was recorded since of those who count otherwise."""
    ledger, told = last_told(asking.office, asking.caller, command.form_id)
    form, causes = again(asking.office, ledger, told)
    return replace(command, form=form, causes=causes)


def again(office: Office, ledger: str, told: AnnualForm) -> tuple[Form, dict[str, tuple[int, ...]]]:
    """A form as it is known now, and by ledger the positions of what makes the difference to what was told."""
    with office.open_everywhere() as snapshot:
        now = reckoned(snapshot, ledger, told.scheme, told.year)  # type: ignore[arg-type]
        then = as_told(snapshot, ledger, told)
        before = {each.unit: each for each in then.estimate.people}
        after = {each.unit: each for each in now.estimate.people}
        differ = [unit for unit in before | after if before.get(unit) != after.get(unit)]
        people = {
            person for unit in differ for one in (before.get(unit), after.get(unit)) if one for person in one.person_ids
        }
        return now.form, recorded_of(snapshot, people, vector(told.known))


RECORD: Final = Action(
    RecordFunds, "/funds-received", "received_id", _in_county, complete=_with_county, said=N_("The funds are recorded.")
)
CORRECT: Final = Action(
    CorrectFunds, RECEIVED + "/correction", "received_id", _received, said=N_("The record is corrected.")
)
WITHDRAW: Final = Action(
    WithdrawFunds, RECEIVED + "/withdrawal", "received_id", _received, said=N_("The record is withdrawn.")
)
ISSUE: Final = Action(
    IssueForm, "/annual-forms", "form_id", _of_form, complete=_with_form,
    said=N_("The form is issued: its figures are frozen."),
)  # fmt: skip
RESTATE: Final = Action(
    RestateForm, FORM + "/restatement", "form_id", _issued, complete=_with_causes,
    said=N_("The restatement stands beside the issued form."),
)  # fmt: skip
ACTIONS: Final = (RECORD, CORRECT, WITHDRAW, ISSUE, RESTATE)
