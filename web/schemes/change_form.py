"""An edition put together from another: its conditions, rates, shares and other terms as they were typed."""

from datetime import date

from msgspec.structs import replace

from casework.schemes.terms import Scheme
from web.http.form import Form
from web.schemes import condition_form, rate_form, share_form, terms_form


def as_typed(scheme: Scheme, reference: str, today: date) -> dict[str, str]:
    """An edition as its form shows it. `reference`: of the edition, which the form carries along."""
    said = {"base": reference, "from_on": today.isoformat()} | rate_form.as_typed(scheme, today)
    return said | condition_form.as_typed(scheme) | share_form.as_typed(scheme) | terms_form.as_typed(scheme)


def edited(form: Form, scheme: Scheme, from_on: date, document: str) -> Scheme:
    """The terms with what was changed, from the day on; the same where nothing was. Mistakes stand in the form."""
    return replace(
        terms_form.with_own_terms(form, scheme),
        conditions=condition_form.conditions_of(form, scheme),
        rates=rate_form.rates_of(form, scheme, from_on, document),
        shares=share_form.shares_of(form, scheme, from_on, document),
    )
