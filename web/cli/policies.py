"""policy: what is in force on a day, adopting an edition, and what another one would have changed."""

from collections.abc import Sequence
from datetime import date

import click
from msgspec import to_builtins

from casework.divisions.codes import trim
from casework.ledger.envelope import Request
from casework.policies import presets
from casework.policies.adoption import AdoptPolicy
from casework.policies.in_force import ALWAYS, DEFAULT, Adopted
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.oversight.coverage import ContactShare
from projections.policies.in_force import adopting_there, in_force
from web.cli.chosen import edition_of, leading, ledger_there
from web.cli.register import OPERATOR
from web.cli.telling import DAY, as_json, fail, progress, tell
from web.operations.installation import office
from web.policies import simulation
from web.policies.actions import policy_stream
from web.policies.preview import PreviewRow
from web.settings import settings

EDITION = f"EDITION: a preset ({', '.join(presets())}), or a TOML file as casework/policies/presets has them."


@click.group()
def policy() -> None:
    """The contact policy: what a household is owed, and by when."""


@policy.command()
@click.option("--division", default="411326", show_default=True, help="Where.")
@click.option("--on", type=DAY, help="On which day (default: today).")
@as_json
def show(division: str, on: date | None, as_json: bool) -> None:
    """What is in force in a division on a day."""
    ledger = ledger_there(division, as_json)
    with office(settings()) as opened, open_snapshot(opened.database, NATION, on or opened.today()) as snapshot:
        found = in_force(snapshot, [ledger])[ledger]
    adopted, edition = found.adopted, found.edition
    since = None if adopted == DEFAULT else adopted.from_on
    answer = {
        **to_builtins(edition), "ledger": ledger, "on": snapshot.on, "adopted_in": adopted.ledger or None,
        "from_on": since, "document_number": found.document_number or edition.document,
    }  # fmt: skip
    where = (
        f"{adopted.ledger}, since {since}, {found.document_number}"
        if since
        else "adopted by nobody: it holds until an edition is"
    )
    lines = [f"{duty.duty} ({duty.every_days} days): {duty.rule_zh}" for duty in edition.duties]
    lines += [edition.festival_rule_zh] if edition.festivals else []
    tell(answer, as_json, [f"{edition.edition}: {edition.title_zh} ({where})", *lines])


@policy.command(epilog=EDITION)
@click.argument("edition")
@click.option("--division", required=True, help="The county, or what is above it.")
@click.option("--from", "from_on", type=DAY, required=True, help="From which day.")
@click.option("--document", default="", help="The number of the document that says so, unless EDITION names it.")
@as_json
def adopt(edition: str, division: str, from_on: date, document: str, as_json: bool) -> None:
    """Adopt an edition in a division. What it would change: casework policy simulate."""
    ledger, chosen = leading(division, as_json), edition_of(edition, as_json)
    if not (number := document or chosen.document):
        fail("document_missing", "say the number of the document with --document", as_json)
    stream = policy_stream(ledger)
    command = AdoptPolicy(policy_id=stream, edition=to_builtins(chosen), from_on=from_on, document_number=number)
    with office(settings()) as opened:
        receipt = opened.casework.handle(
            command, ledger=ledger, stream=stream, by=OPERATOR, request=Request.new(), today=opened.today()
        )
    tell({"ledger": ledger, "position": receipt.last}, as_json, [f"adopted: {ledger} position {receipt.last}"])


@policy.command(epilog=EDITION)
@click.argument("edition")
@click.option("--division", required=True, help="The county, or what is above it.")
@click.option("--from", "from_on", type=DAY, help="As if adopted from this day on (default: as if it had always held).")
@click.option("--on", "days", type=DAY, multiple=True,
              help="A day asked about, any number of times (default: the last days of the last 12 months, and today).")  # fmt: skip
@click.option("--by-county", is_flag=True, help="Also each county.")
@as_json
def simulate(
    edition: str, division: str, from_on: date | None, days: Sequence[date], by_county: bool, as_json: bool
) -> None:
    """Run a candidate edition over real history, as known now; nothing is recorded.

    For each day: what is overdue, and how many households have all their contact persons and nothing overdue, under
    what is in force and under the candidate. Where a county has an edition of its own, that one holds.
    """
    ledger, chosen = leading(division, as_json), edition_of(edition, as_json)
    with office(settings()) as opened, open_snapshot(opened.database, NATION, opened.today()) as snapshot:
        wanted = sorted(set(days)) or [*simulation.month_ends(snapshot.on), snapshot.on]
        candidate = Adopted(ledger, from_on or ALWAYS, chosen)
        supposed = adopting_there(snapshot, candidate) if from_on else {ledger: [candidate]}
        with progress("simulating") as move:
            found = simulation.simulate(snapshot, trim(division), supposed, wanted, move)
    answer = {
        "division": trim(division), "edition": chosen.edition, "from_on": from_on, "known_position": snapshot.known,
        "days": [to_builtins(day) | ({} if by_county else {"rows": []}) for day in found],
    }  # fmt: skip
    lines = [
        line for day in found for line in [_line(str(day.on), day.total), *(_of_counties(day) if by_county else ())]
    ]
    tell(answer, as_json, lines)


def _of_counties(day: simulation.Simulated) -> list[str]:
    return [_line(f"  {row.division} {row.name}", row) for row in day.rows]


def _line(label: str, row: PreviewRow) -> str:
    before, after = row.before, row.after
    return (
        f"{label}: {before.coverage.households} households, overdue {before.overdue} -> {after.overdue}, contact effective"
        f" {_share(before.coverage.contact)} -> {_share(after.coverage.contact)}"
    )


def _share(contact: ContactShare) -> str:
    """Rounded down: all is said of all alone."""
    return f"{contact.effective * 1000 // contact.of / 10}%" if contact.of else "-"


COMMANDS = (policy,)
