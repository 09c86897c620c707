"""Why something is not overdue, in sentences."""

from collections.abc import Mapping
from typing import Final

from projections.oversight.owed import Answer, WhyNot
from web.language.i18n import N_, gettext, shown_day

WHY_NOT: Final[Mapping[str, str]] = {
    "paused": N_("Contacts rest from %(on)s until %(until)s."),
    "answered": N_("The family was reached on %(on)s."),
    "first_interval": N_("Nobody has been in touch yet; it counts from %(on)s, and there is still time."),
    "festival_to_come": N_("There is time until the festival on %(on)s."),
    "entered_later": N_("The family came into care on %(on)s, when the days before the festival had begun."),
    "left_before": N_("The family leaves care on %(on)s, before the festival is over."),
    "not_registered_yet": N_("The household is registered from %(on)s on."),
    "closed": N_("This household was closed on %(on)s."),
    "no_category": N_("It takes part in schemes only, and is not contacted."),
    "merged": N_("The household was merged into another one; nothing is owed to it."),
    "nobody_left": N_("Since %(on)s the household has no member left; it is to be closed."),
    "only_elderly": N_("Owed only to families with a member of great age."),
    "only_alone": N_("Owed only to those who live alone."),
    "only_elderly_or_alone": N_("Owed only where a member is of great age or lives alone."),
    "only_elderly_and_alone": N_("Owed only where a member is of great age and lives alone."),
}


def in_words(answer: Answer) -> list[str]:
    return [sentence(why) for why in answer.why_not]


def sentence(why: WhyNot) -> str:
    return gettext(WHY_NOT[why.code]) % {"on": shown_day(why.on), "until": shown_day(why.until)}
