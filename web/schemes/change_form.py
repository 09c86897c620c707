"""An edition put together from another: its conditions, rates, shares and other terms as they were typed."""

from datetime import date

from msgspec.structs import replace

from casework.schemes.terms import Scheme
from web.http.form import Form
from web.schemes import condition_form, new_rate_form, rate_form, share_form, terms_form
from web.schemes.new_condition_form import new_conditions


def as_typed(scheme: Scheme, reference: str, today: date) -> dict[str, str]:
    """An edition as its form shows it. `reference`: of the edition, which the form carries along."""
    rates = rate_form.as_typed(scheme, today) | new_rate_form.as_typed()
    said = {"base": reference, "from_on": today.isoformat()} | rates
    return said | condition_form.as_typed(scheme) | share_form.as_typed(scheme) | terms_form.as_typed(scheme)


def edited(form: Form, scheme: Scheme, from_on: date, document: str) -> Scheme:
    """The terms with what was changed, from the day on; the same where nothing was. Mistakes stand in the form."""
    rates = rate_form.rates_of(form, scheme, from_on, document)
    return replace(
        terms_form.with_own_terms(form, scheme),
        conditions=condition_form.conditions_of(form, scheme) + new_conditions(form, scheme.conditions),
        rates=rates + new_rate_form.new_rates(form, from_on, document),
        shares=share_form.shares_of(form, scheme, from_on, document),
    )
