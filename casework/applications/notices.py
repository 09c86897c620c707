"""Public notice: for how long, and that it was taken down by its day."""

from datetime import date, timedelta
from typing import Final

from msgspec import UNSET

from casework.applications import guards, refusals
from casework.applications.commands import CorrectNotice, PostNotice, WithdrawNotice
from casework.applications.events import ApplicationEvent, NoticeCorrected, NoticePosted, NoticeWithdrawn
from casework.applications.state import Application, Notice
from casework.common.amending import corrected
from casework.common.guards import in_order, required_text
from casework.common.said import said

UNLESS_SAID: Final = 7  # days, where a scheme demands none at this level and one is posted all the same


def post_notice(command: PostNotice, application: Application, today: date) -> list[ApplicationEvent]:
    """It may be recorded late, or for a day to come. Shorter than the scheme demands there is none. After the county's
    decision only its own is posted.
    """
    if command.notice_id in application.notices or command.notice_id in application.withdrawn:
        return []
    if not application.runs:
        raise refusals.ApplicationNotRunning
    if command.level != "county":
        guards.undecided(application)
    from_on = command.from_on or today
    until_on = command.until_on or from_on + timedelta(days=command.at_least_days or UNLESS_SAID)
    in_order(from_on, until_on)
    if (until_on - from_on).days < command.at_least_days:
        raise refusals.NoticeTooShort("until_on", days=command.at_least_days)
    return [
        NoticePosted(
            notice_id=command.notice_id, level=command.level, from_on=from_on, until_on=until_on, by=command.by
        )
    ]


def correct_notice(command: CorrectNotice, application: Application, today: date) -> list[ApplicationEvent]:
    before = _standing(command.notice_id, application)
    if application.decision is not None and {before.level, command.level} - {"county", UNSET}:
        raise refusals.ApplicationDecided
    reason = guards.reason(application, required_text(command.reason, "reason"))
    told = corrected(NoticeCorrected, before, said(command, "level", "from_on", "until_on"), reason)
    for after in told:
        in_order(after.from_on, after.until_on)
    return list(told)


def withdraw_notice(command: WithdrawNotice, application: Application, today: date) -> list[ApplicationEvent]:
    if command.notice_id in application.withdrawn:
        return []
    before = _standing(command.notice_id, application)
    if application.decision is not None and before.level != "county":
        raise refusals.ApplicationDecided
    reason = guards.reason(application, required_text(command.reason, "reason"))
    return [NoticeWithdrawn(notice_id=command.notice_id, reason=reason)]


def _standing(notice_id: object, application: Application) -> Notice:
    """Raises NoticeNotThere."""
    notice = next((each for each in application.notices.values() if each.notice_id == notice_id), None)
    if notice is None:
        raise refusals.NoticeNotThere
    return notice
