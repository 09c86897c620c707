"""Which category is proposed after what happened in a family."""

from datetime import date


def category_proposed(kind: str, subject: str, occurred_on: date, registered_on: date) -> tuple[str, date]:
    """Which category is proposed after a verified life event, and from which day.

    A disabled child's death changes it from the month after, months being the unit of accrual; a birth, an adoption or a
    recovery ends it from that day (domain 2.6, exit). Never before registration.
    """
    if (kind, subject) == ("death", "child"):
        return "child_deceased", max(_first_of_next_month(occurred_on), registered_on)
    return "none", max(occurred_on, registered_on)


def _first_of_next_month(day: date) -> date:
    years, month = divmod(day.month, 12)
    return date(day.year + years, month + 1, 1)
