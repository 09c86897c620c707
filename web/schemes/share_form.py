"""Who pays which part, as fields of a form: a percentage for each level of each component."""

from datetime import date
from typing import Final

from casework.schemes.shares import BELOW_THE_CENTRE
from casework.schemes.terms import Scheme, Share
from casework.schemes.words import COMPONENTS, Component, Payer
from web.http.form import Form
from web.language.i18n import N_

LEVELS: Final[tuple[Payer, ...]] = ("central", *BELOW_THE_CENTRE)
PERCENT: Final = range(101)
NO_PERCENT: Final = N_("Enter a whole number from 0 to 100")
TOO_MUCH: Final = N_("The shares of a component are more than 100")


def components_of(scheme: Scheme) -> list[Component]:
    return [each for each in COMPONENTS if any(rate.component == each for rate in scheme.rates)]


def said_last(scheme: Scheme, component: Component) -> tuple[Share, ...]:
    """What was said last of a component; nothing where the central tiers hold."""
    said = [each for each in scheme.shares if each.component == component]
    last = max((each.from_on for each in said), default=None)
    return tuple(each for each in said if each.from_on == last)


def as_typed(scheme: Scheme) -> dict[str, str]:
    return {
        f"share_{component}_{each.payer}": str(each.percent)
        for component in components_of(scheme) for each in said_last(scheme, component)
    }  # fmt: skip


def shares_of(form: Form, scheme: Scheme, from_on: date, document: str) -> tuple[Share, ...]:
    """With what was changed, from the day on; of a component left empty nothing is said. Mistakes stand in the form."""
    found = scheme.shares
    for component in components_of(scheme):
        if any(f"share_{component}_{payer}" in form.values for payer in LEVELS):
            found = _with(found, component, _typed(form, component), scheme, from_on, document)
    return found


def _typed(form: Form, component: Component) -> dict[Payer, int]:
    typed: dict[Payer, int] = {}
    for payer in LEVELS:
        name = f"share_{component}_{payer}"
        percent = form.number(name) if form.text(name) else None
        if percent is not None and percent not in PERCENT:
            form.refuse(name, NO_PERCENT)
        elif percent is not None:
            typed[payer] = percent
    if sum(typed.values()) > 100:
        form.refuse(f"share_{component}_{next(iter(typed))}", TOO_MUCH)
    return typed


def _with(
    found: tuple[Share, ...],
    component: Component,
    typed: dict[Payer, int],
    scheme: Scheme,
    from_on: date,
    document: str,
) -> tuple[Share, ...]:
    if typed == {each.payer: each.percent for each in said_last(scheme, component)}:
        return found
    others = tuple(each for each in found if each.component != component or (typed and each.from_on < from_on))
    fresh = (
        Share(component=component, payer=payer, percent=percent, from_on=from_on, document=document)
        for payer, percent in typed.items()
    )
    return (*others, *fresh)
