"""What pages show of an application besides its steps: whose it is, and each condition as the register has it."""

import re
from datetime import date
from typing import Any, Final

from casework.applications.events.deciding import Found
from casework.applications.payable import deadlines, is_late
from casework.schemes.occasions import BY_OCCASION
from casework.schemes.words import CATEGORY_OF, SCHEMES
from projections.applications.judging import Judgement, judgements
from projections.applications.lookup import Placed
from web.access.caller import Caller
from web.applications.told import Told, names_of
from web.language.application_words import scheme_name
from web.language.i18n import gettext, is_chinese, shown_day
from web.language.places import place_of
from web.language.words import reported_words, word
from web.office import Office

DAY: Final = r"\d{4}-\d{2}-\d{2}"
CATEGORIES = {short: code for code, short in CATEGORY_OF.items()}


def heading_of(office: Office, caller: Caller, placed: Placed) -> str:
    """Name, scheme and place."""
    with office.open_everywhere() as snapshot:
        name = names_of(office, caller, snapshot, [placed]).get(placed.row.person_id, "")
    return " · ".join((name, scheme_name(placed.row.scheme), place_of(placed.row.division)))


def findings_of(office: Office, told: Told) -> dict[str, Any]:
    """The conditions as the register has them today, and the edition they are of."""
    with office.open_everywhere() as snapshot:
        found = judgements(snapshot, [told.placed], office.today()).get(told.placed.row.application_id)
    submitted_on = told.placed.row.submitted_on
    return {
        "judged": found,
        "findings": conditions(found) if found else [],
        "waits": waits_of(found),
        "deadlines": deadlines(found.scheme, submitted_on.year) if found else (),
        "late": found is not None and is_late(found.scheme, submitted_on),
        "by_occasion": found is not None and any(rate.per in BY_OCCASION for rate in found.scheme.rates),
    }


def conditions(judged: Judgement) -> list[tuple[str, Found, str]]:
    """Each condition's words, whether it is met, and what the register says."""
    return [(in_words(judged, each), each, said_in_words(each)) for each in judged.findings]


def in_words(judged: Judgement, found: Found) -> str:
    chinese, english = judged.words.get(found.condition, (found.condition, found.condition))
    return chinese if is_chinese() else english


def said_in_words(found: Found) -> str:
    """What was said, without codes; where something follows from it, that as well."""
    return " → ".join(map(_in_words, found.said.split(" → ")))


def _in_words(said: str) -> str:
    if said in ("true", "false"):
        return gettext("Yes") if said == "true" else gettext("No")
    if said in SCHEMES:
        return scheme_name(said)
    if said in CATEGORIES:
        return word("category", CATEGORIES[said])
    if said in ("rural", "urban"):
        return word("residency", said)
    if re.fullmatch(DAY, said):
        return shown_day(date.fromisoformat(said))
    return place_of(said) if said.isdigit() and len(said) in (6, 9, 12) else said


def waits_of(judged: Judgement | None) -> list[tuple[str, date, bool]]:
    """What holds back the money: in words, its day, and whether it is verified and waits for a decision alone."""
    return [(reported_words(each.kind), each.on, each.verified) for each in judged.waits] if judged else []
