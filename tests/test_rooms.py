"""Which room may import which: one table, as narrow as the code is; and no way round leads back to where it began."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

ROOT = Path(__file__).parents[1]
LAYERS: Final = ("casework", "projections", "web")

# Each room, and which rooms of casework, of projections and of web it may import.
MAY: Final[dict[str, tuple[str, str, str]]] = {
    "casework.applications": ("common schemes", "", ""),
    "casework.authenticity": ("common", "", ""),
    "casework.care": ("", "", ""),
    "casework.claims": ("applications common households", "", ""),
    "casework.common": ("", "", ""),
    "casework.divisions": ("common", "", ""),
    "casework.events": (
        (
            "applications authenticity common funds hospitals households payments "
            "periods petitions policies projects recoveries schemes staff supervision"
        ),
        "",
        "",
    ),
    "casework.funds": ("common divisions schemes", "", ""),
    "casework.hospitals": ("common divisions", "", ""),
    "casework.households": ("care common projects", "", ""),
    "casework.ledger": ("claims common events households payments", "", ""),
    "casework.oversight": ("common households policies", "", ""),
    "casework.payments": ("common schemes", "", ""),
    "casework.periods": ("common", "", ""),
    "casework.petitions": ("common", "", ""),
    "casework.policies": ("common", "", ""),
    "casework.projects": ("common", "", ""),
    "casework.recoveries": ("common payments schemes", "", ""),
    "casework.schemes": ("common divisions", "", ""),
    "casework.staff": ("common", "", ""),
    "casework.supervision": ("common", "", ""),
    "projections.applications": ("applications common divisions ledger schemes", "engine schemes", ""),
    "projections.authenticity": ("authenticity divisions ledger", "engine", ""),
    "projections.care": ("care common divisions households ledger", "engine", ""),
    "projections.check": ("ledger", "engine funds oversight periods rebuild registry", ""),
    "projections.contacts": ("households ledger", "engine needs oversight", ""),
    "projections.engine": ("common divisions ledger", "", ""),
    "projections.funds": (
        "common divisions funds households ledger payments recoveries schemes",
        "applications engine payments policies recoveries schemes",
        "",
    ),
    "projections.hospitals": ("care common divisions hospitals ledger", "engine", ""),
    "projections.households": (
        "common divisions households ledger oversight",
        "care contacts engine needs oversight staff",
        "",
    ),
    "projections.needs": ("common divisions households ledger oversight policies", "engine oversight policies", ""),
    "projections.oversight": (
        "care common divisions hospitals households ledger oversight policies staff",
        "engine hospitals policies staff",
        "",
    ),
    "projections.payments": ("common divisions ledger payments schemes", "applications engine", ""),
    "projections.periods": ("ledger oversight periods", "engine oversight policies", ""),
    "projections.petitions": ("common divisions ledger petitions", "engine oversight", ""),
    "projections.policies": ("common divisions ledger policies", "engine", ""),
    "projections.projects": ("common divisions households ledger projects", "engine", ""),
    "projections.rebuild": ("ledger", "engine oversight registry", ""),
    "projections.recoveries": (
        "common divisions ledger payments recoveries schemes",
        "applications engine households payments schemes",
        "",
    ),
    "projections.registry": (
        "ledger",
        (
            "applications authenticity care contacts engine funds hospitals households needs "
            "oversight payments periods petitions policies projects recoveries schemes staff supervision"
        ),
        "",
    ),
    "projections.remembered": ("ledger", "engine registry", ""),
    "projections.schemes": ("common divisions households ledger schemes", "engine", ""),
    "projections.staff": ("common divisions households ledger oversight staff", "engine policies", ""),
    "projections.supervision": ("common divisions households ledger supervision", "engine", ""),
    "projections.upgrade": ("", "engine oversight rebuild registry", ""),
    "web.access": ("common divisions ledger", "", "language"),
    "web.accounts": ("common divisions", "staff", "access divisions http language limits office problem unsealing"),
    "web.actions": (
        "",
        "",
        (
            "applications authenticity care contacts funds hospitals households http needs "
            "oversight payments periods petitions policies projects recoveries schemes staff supervision"
        ),
    ),
    "web.api_routes": (
        "",
        "",
        (
            "access accounts actions applications authenticity care exports funds households http imports "
            "needs oversight payments periods petitions policies projects recoveries schemes staff supervision"
        ),
    ),
    "web.app": (
        "ledger",
        "",
        "access api_routes http imports limits navigation office operations policies routes settings",
    ),
    "web.applications": (
        "applications common divisions ledger schemes",
        "applications engine households schemes",
        "access divisions households http imports language limits office unsealing",
    ),
    "web.authenticity": (
        "authenticity common divisions",
        "authenticity engine",
        "access divisions http language office problem staff unsealing",
    ),
    "web.care": (
        "care common households",
        "care engine hospitals staff",
        "access divisions households http language office problem unsealing",
    ),
    "web.cli": (
        "common divisions ledger oversight periods policies schemes staff",
        "check engine oversight periods policies rebuild registry remembered schemes staff",
        (
            "access app applications demo embedded http imports language "
            "limits office operations periods policies schemes settings staff"
        ),
    ),
    "web.contacts": (
        "common households policies",
        "contacts engine households oversight policies staff",
        "access households http language office problem search staff unsealing",
    ),
    "web.demo": (
        (
            "applications common divisions hospitals households ledger payments "
            "periods petitions policies projects schemes staff supervision"
        ),
        "applications engine payments periods staff",
        "access http office payments periods policies schemes staff",
    ),
    "web.divisions": ("divisions", "", "access http language"),
    "web.embedded": ("", "", ""),
    "web.exports": (
        "common divisions funds",
        "engine funds households oversight staff",
        "access divisions http imports language limits office oversight problem staff unsealing",
    ),
    "web.funds": (
        "common divisions funds schemes",
        "engine funds oversight schemes",
        "access divisions http language limits office payments problem unsealing",
    ),
    "web.hospitals": (
        "care common divisions hospitals",
        "engine hospitals households staff",
        "access divisions households http language office problem unsealing",
    ),
    "web.households": (
        "applications common divisions households ledger oversight petitions policies projects schemes staff",
        "applications care contacts engine hospitals households needs oversight petitions policies recoveries staff",
        "access divisions http language office problem search staff unsealing",
    ),
    "web.http": (
        "common divisions ledger",
        "engine households staff",
        "access language limits navigation office problem",
    ),
    "web.imports": (
        "common divisions households ledger staff",
        "households",
        "access divisions households http language limits office problem",
    ),
    "web.language": ("applications care common divisions projects", "", ""),
    "web.limits": ("ledger", "", "access"),
    "web.navigation": ("common", "", "language"),
    "web.needs": (
        "common households policies",
        "engine households needs policies staff",
        "access divisions households http language office problem staff unsealing",
    ),
    "web.office": ("common ledger", "engine households staff", "access language problem"),
    "web.operations": (
        "common households ledger",
        "engine oversight policies rebuild registry upgrade",
        "access embedded language limits office payments problem recoveries settings staff",
    ),
    "web.oversight": (
        "common divisions households oversight",
        "applications care contacts engine funds households needs oversight payments policies recoveries staff",
        "access divisions households http language office problem staff unsealing",
    ),
    "web.payments": (
        "common divisions ledger payments recoveries schemes",
        "engine funds households payments recoveries schemes",
        "access accounts divisions exports households http imports language limits office problem unsealing",
    ),
    "web.periods": (
        "common divisions oversight periods policies",
        "engine oversight periods",
        "access divisions http language office oversight problem unsealing",
    ),
    "web.petitions": ("common petitions", "petitions", "access divisions households http language office unsealing"),
    "web.policies": (
        "common divisions oversight policies",
        "engine oversight policies",
        "access divisions http language limits office",
    ),
    "web.problem": ("", "", ""),
    "web.projects": (
        "common households projects",
        "engine households projects",
        "access divisions households http language office problem unsealing",
    ),
    "web.recoveries": (
        "common divisions ledger payments recoveries schemes",
        "applications engine households payments recoveries schemes",
        "access divisions households http language limits office payments problem unsealing",
    ),
    "web.routes": (
        "",
        "",
        (
            "accounts applications authenticity care contacts exports funds hospitals households http imports "
            "needs oversight payments periods petitions policies projects recoveries schemes staff supervision"
        ),
    ),
    "web.schemes": ("common divisions schemes", "engine funds schemes", "access divisions http language limits office"),
    "web.search": ("common ledger", "engine households oversight", "access divisions http office unsealing"),
    "web.settings": ("", "", ""),
    "web.staff": (
        "common divisions households ledger staff",
        "contacts engine hospitals households oversight staff",
        "access divisions http language office problem search unsealing",
    ),
    "web.supervision": (
        "authenticity common households supervision",
        "hospitals households staff supervision",
        "access divisions households http language office problem staff unsealing",
    ),
    "web.unsealing": ("common ledger", "engine households", "access language office"),
}
# Imports inside a function, because what they bring is slow to load and seldom needed. They count above as well.
LATER: Final = {
    ("web.cli", "web.app"): "only the command that serves needs the whole site",
    ("web.cli", "web.demo"): "only the command `demo` and a first start tell its story",
}


class Import(NamedTuple):
    """`module` imports `target`; `when`: as it is loaded, later (inside a function), or for types alone."""

    module: str
    target: str
    when: str

    @property
    def arrow(self) -> tuple[str, str]:
        return room_of(self.module), room_of(self.target)

    def __str__(self) -> str:
        return f"{self.module} imports {self.target}"


def room_of(module: str) -> str:
    """casework.households.events: casework.households."""
    return ".".join(module.split(".")[:2])


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES: Final = {_name(path): path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))}


@cache
def imports() -> list[Import]:
    """Every import of one room by another."""
    found = [each for name, path in MODULES.items() for each in _in(name, ast.parse(path.read_text("utf-8")), "first")]
    return [each for each in found if each.arrow[0] != each.arrow[1]]


def _in(module: str, node: ast.AST, when: str) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            targets = {target for target in _targets(child) if target.split(".")[0] in LAYERS}
            yield from (Import(module, target, when) for target in sorted(targets))
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _in(module, child, "later")
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            yield from _in(module, child, "for types")
        else:
            yield from _in(module, child, when)


def _targets(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    assert node.level == 0, "whole names are read more easily"
    whole = [f"{node.module}.{alias.name}" for alias in node.names]
    return [name if name in MODULES else str(node.module) for name in whole]


def arrows() -> set[tuple[str, str]]:
    return {each.arrow for each in imports()}


DECLARED: Final = {
    (room, f"{layer}.{other}")
    for room, columns in MAY.items()
    for layer, others in zip(LAYERS, columns, strict=True)
    for other in others.split()
}


def test_every_room_is_in_the_table() -> None:
    assert set(MAY) == {room_of(module) for module in MODULES if "." in module}


def test_a_room_imports_only_what_the_table_says() -> None:
    assert [str(each) for each in imports() if each.arrow not in DECLARED] == []


def test_the_table_says_no_more_than_is_used() -> None:
    assert sorted(DECLARED - arrows()) == []


def test_imports_inside_functions_have_their_reason_and_none_is_for_types_alone() -> None:
    assert {each.arrow for each in imports() if each.when == "later"} == set(LATER)
    assert [str(each) for each in imports() if each.when == "for types"] == []


def test_rooms_stand_in_an_order_in_which_each_knows_only_those_before() -> None:
    seen = arrows()
    order = TopologicalSorter({room: {b for a, b in seen if a == room} for room in MAY})
    try:
        assert len(list(order.static_order())) == len(MAY)
    except CycleError as error:
        circle = error.args[1]
        guilty = [str(each) for each in imports() if each.arrow[::-1] in pairwise(circle)]
        raise AssertionError(f"a circle: {' <- '.join(circle)}; {guilty}") from error
