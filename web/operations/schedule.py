"""The clock, one more visitor: at set hours it issues the same commands as everybody else."""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from casework.common.days import SHANGHAI
from casework.households.commands.alerts import Escalation, Overdue, ReviewAlerts
from casework.ledger import envelope, hand_overs, slots
from casework.ledger.envelope import Request
from casework.ledger.work import CLOCK, Work, working
from projections.engine.scope import NATION, Scope
from projections.engine.snapshot import open_snapshot
from projections.oversight.alert_list import households_with_alerts
from projections.oversight.balance import Balance, balances
from projections.oversight.ledgers import is_county
from projections.oversight.nights import keep
from projections.oversight.overdue import Item, overdue
from projections.policies.in_force import in_force
from web.office import Office
from web.payments.offsets import tell_new_offsets
from web.recoveries.finding import look
from web.staff.hand_over_run import carry_on

NIGHTLY = time(2, 30)

logger = logging.getLogger(__name__)


def start(office: Office) -> BackgroundScheduler:
    """Starts the clock of this process. A slot missed while nothing ran is made up for at once."""
    scheduler = BackgroundScheduler(timezone=SHANGHAI)
    trigger = CronTrigger(hour=NIGHTLY.hour, minute=NIGHTLY.minute, timezone=SHANGHAI)
    options = {"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600}
    scheduler.add_job(lambda: run_due(office), trigger, id="alerts", **options)
    scheduler.add_job(lambda: run_due(office), id="made up for", **options)
    scheduler.add_job(lambda: finish_hand_overs(office), IntervalTrigger(minutes=1), id="hand-overs", **options)
    scheduler.start()
    return scheduler


def run_due(office: Office) -> bool:
    """Raises the night's alerts, tells what was set off and finds what was paid and was not due, unless another scheduler does or did.
    Answers whether this one raised the alerts.
    """
    slot = last_slot(office.clock())
    with working(Work(CLOCK)):
        raised = once(office, "alerts", slot, lambda: review_alerts(office))
        once(office, "offsets", slot, lambda: tell_new_offsets(office))
        once(office, "recoveries", slot, lambda: look(office))
    return raised


def finish_hand_overs(office: Office) -> int:
    """Goes on with hand-overs in bulk that were broken off, or that nobody looks at any more. Answers how many there were.

    Several schedulers may do so at once: each household passes on once, by the id of its request.
    """
    runs = hand_overs.unfinished(office.database)
    with working(Work(CLOCK)):
        for run in runs:
            carry_on(office, run.id, seconds=20)
    return len(runs)


def last_slot(now: datetime) -> datetime:
    """The nightly hour that came last."""
    local = now.astimezone(SHANGHAI)
    slot = datetime.combine(local.date(), NIGHTLY, SHANGHAI)
    return slot if slot <= local else slot - timedelta(days=1)


def once(office: Office, job: str, slot: datetime, work: Callable[[], object]) -> bool:
    """Does the work of a slot if nobody has: the slot's row is the lock."""
    if not slots.claim(office.database, job, slot):
        return False
    work()
    slots.done(office.database, job, slot)
    return True


def review_alerts(office: Office) -> int:
    """Raises an alert for everything overdue today, and resolves those that no longer are. Answers how many events."""
    today = office.today()
    with open_snapshot(office.database, NATION, today) as snapshot:
        ledgers = list(snapshot.known)
    events = 0
    for ledger in ledgers:
        if is_county(ledger):
            events += _review_ledger(office, ledger)
    logger.info("alerts reviewed", extra={"action": "alerts_reviewed", "events": events})
    return events


def _review_ledger(office: Office, ledger: str) -> int:
    with open_snapshot(office.database, Scope("system", ledger, households=None), office.today()) as snapshot:
        late: dict[UUID, list[Item]] = {}
        for item in overdue(snapshot, ledger):
            late.setdefault(item.household_id, []).append(item)
        households = late.keys() | households_with_alerts(snapshot, ledger)
        edition = in_force(snapshot, [ledger])[ledger].edition
        counted = balances(snapshot, ledger)
    _keep(office, counted)
    escalation = Escalation(
        township_after_days=edition.alerts.township_after_days,
        county_after_days=edition.alerts.county_after_days,
        edition=edition.edition,
    )
    return sum(_review(office, ledger, each, late.get(each, []), escalation) for each in households)


def _keep(office: Office, counted: list[Balance]) -> None:
    """Where it does not add up, the log says so too; /readyz, /metrics and `casework doctor` do until the next night."""
    with office.database.write() as connection:
        keep(connection, counted)
    for each in counted:
        if not each.holds:
            facts = {"division": each.division, "before": each.before, "became": each.became, "after": each.after}
            logger.error("overdue does not add up", extra={"action": "balance_broken", **facts})


def _review(office: Office, ledger: str, household_id: UUID, items: list[Item], escalation: Escalation) -> int:
    found = tuple(
        Overdue(alert_id=uuid5(household_id, f"{item.duty} {item.due_on}"), duty=item.duty, due_on=item.due_on)
        for item in items
    )
    command = ReviewAlerts(household_id=household_id, on=office.today(), overdue=found, escalation=escalation)
    receipt = office.casework.handle(
        command, ledger=ledger, stream=household_id, by=envelope.CLOCK, request=Request.new(), today=office.today()
    )
    return 0 if receipt.repeated else receipt.last - receipt.first + 1
