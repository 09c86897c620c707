"""What a command is asked about: an edition, a division that there is. Whatever is not there ends it with what to do."""

import tomllib
from pathlib import Path

from casework.common.refusals import Refused
from casework.divisions.codes import ledger_of, level_of, trim
from casework.divisions.country import the_divisions
from casework.policies import Edition, preset, presets
from casework.policies.adoption import edition_asked
from web.cli.telling import fail
from web.http.rights import COUNTY


def edition_of(named: str, as_json: bool) -> Edition:
    """The preset of this name, else what the file says."""
    if named in presets():
        return preset(named)
    try:
        return edition_asked(tomllib.loads(Path(named).read_text("utf-8")))
    except FileNotFoundError:
        fail("unknown_edition", f"no preset and no file is called {named}; presets: {', '.join(presets())}", as_json)
    except (OSError, ValueError, Refused) as unfit:
        fail("unusable_edition", f"{named} is no edition: {unfit.__cause__ or unfit}", as_json)


def leading(division: str, as_json: bool) -> str:
    """The ledger of a division that may have a policy."""
    ledger = ledger_there(division, as_json)
    if level_of(division) > COUNTY:
        fail("division_not_allowed", "a policy is adopted by a county, or by what is above it", as_json)
    return ledger


def ledger_there(division: str, as_json: bool) -> str:
    """The ledger of a division there is."""
    try:
        known = not trim(division) or the_divisions().exists(division)
    except ValueError:
        known = False
    if not known:
        fail("unknown_division", f"no division has the code {division}", as_json)
    return ledger_of(division)
