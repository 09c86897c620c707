"""scheme: what is paid in a division on a day, by which edition; adopting one; paying one no more."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from casework.common.refusals import Refused
from casework.ledger.envelope import Request
from casework.schemes.adoption import AdoptScheme, EndScheme, scheme_asked
from casework.schemes.editions import preset, presets, told_in
from casework.schemes.in_force import Adopted
from casework.schemes.standards import standards_of
from casework.schemes.terms import Scheme
from casework.schemes.words import SCHEMES
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.schemes.in_force import scheme_in_force
from web.cli.chosen import leading, ledger_there
from web.cli.register import OPERATOR
from web.cli.telling import DAY, as_json, fail, tell
from web.language.money import yuan
from web.operations.installation import office
from web.schemes.actions import schemes_stream
from web.settings import settings

NAMED = click.Choice(SCHEMES)
EDITION = f"EDITION: a preset ({', '.join(presets())}), or a TOML file as casework/schemes/presets has them."


@click.group()
def scheme() -> None:
    """Schemes: who is paid what, by which document."""


@scheme.command()
@click.argument("name", type=NAMED, required=False)
@click.option("--division", default="411326", show_default=True, help="Where.")
@click.option("--on", type=DAY, help="On which day (default: today).")
@as_json
def show(name: str | None, division: str, on: date | None, as_json: bool) -> None:
    """Every scheme with the edition in force, or one with all its terms."""
    ledger = ledger_there(division, as_json)
    with office(settings()) as opened, open_snapshot(opened.database, NATION, on or opened.today()) as snapshot:
        found = {each: scheme_in_force(snapshot, ledger, each) for each in SCHEMES if name in (None, each)}
    answer = [_answer(each, held, snapshot.on) for each, held in found.items()]
    lines = [line for each, held in found.items() for line in _lines(each, held, snapshot.on, whole=bool(name))]
    tell({"ledger": ledger, "on": snapshot.on, "schemes": answer}, as_json, lines)


@scheme.command(epilog=EDITION)
@click.argument("edition")
@click.option("--division", required=True, help="The county, or what is above it.")
@click.option("--from", "from_on", type=DAY, required=True, help="From which day.")
@click.option("--document", default="", help="The number of the document that says so, unless EDITION names it.")
@as_json
def adopt(edition: str, division: str, from_on: date, document: str, as_json: bool) -> None:
    """Adopt an edition of a scheme in a division."""
    chosen = _edition(edition, as_json)
    if not (number := document or chosen.document):
        fail("document_missing", "say the number of the document with --document", as_json)
    ledger = leading(division, as_json)
    said = {"edition": to_builtins(chosen), "from_on": from_on, "document_number": number}
    _recorded(ledger, AdoptScheme(schemes_id=schemes_stream(ledger), **said), "adopted", as_json)


@scheme.command()
@click.argument("name", type=NAMED)
@click.option("--division", required=True, help="The county, or what is above it.")
@click.option("--from", "from_on", type=DAY, required=True, help="From which day on it is not paid.")
@click.option("--document", required=True, help="The number of the document that says so.")
@as_json
def end(name: Any, division: str, from_on: date, document: str, as_json: bool) -> None:
    """Pay a scheme no more in a division."""
    ledger = leading(division, as_json)
    said = {"scheme": name, "from_on": from_on, "document_number": document}
    _recorded(ledger, EndScheme(schemes_id=schemes_stream(ledger), **said), "ended", as_json)


def _recorded(ledger: str, command: AdoptScheme | EndScheme, what: str, as_json: bool) -> None:
    with office(settings()) as opened:
        receipt = opened.casework.handle(
            command, ledger=ledger, stream=command.schemes_id, by=OPERATOR, request=Request.new(), today=opened.today()
        )
    tell({"ledger": ledger, "position": receipt.last}, as_json, [f"{what}: {ledger} position {receipt.last}"])


def _edition(named: str, as_json: bool) -> Scheme:
    """The preset of this name, else what the file says."""
    if named in presets():
        return preset(named)
    try:
        return scheme_asked(told_in(tomllib.loads(Path(named).read_text("utf-8")), "local"))
    except FileNotFoundError:
        fail("unknown_edition", f"no preset and no file is called {named}; presets: {', '.join(presets())}", as_json)
    except (OSError, ValueError, LookupError, Refused) as unfit:
        fail("unusable_edition", f"{named} is no edition of a scheme: {unfit.__cause__ or unfit}", as_json)


def _answer(name: str, held: Adopted, on: date) -> dict[str, Any]:
    standards = standards_of(held.scheme, on.year) if held.scheme else ()
    return {
        "scheme": name, "reference": held.reference, "ledger": held.ledger or None,
        "from_on": held.from_on if held.position is not None else None,
        "document_number": held.document_number or (held.scheme.document if held.scheme else ""),
        "standards": to_builtins(standards), "edition": to_builtins(held.scheme),
    }  # fmt: skip


def _lines(name: str, held: Adopted, on: date, *, whole: bool) -> list[str]:
    if held.scheme is None:
        return [f"{name}: not paid here since {held.from_on}, {held.document_number}"]
    months = [each.month_fen for each in standards_of(held.scheme, on.year)]
    span = f"{yuan(min(months))}-{yuan(max(months))} yuan a month" if months else "no amount"
    lines = [f"{name}: {span}, {held.scheme.title_zh} ({held.reference})"]
    if whole:
        lines += [f"  {each.text_zh}" for each in held.scheme.conditions]
        lines += [f"  {each.name}: {yuan(each.month_fen)} a month" for each in standards_of(held.scheme, on.year)]
    return lines


COMMANDS = (scheme,)
