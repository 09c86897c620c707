"""Each line of code knows its layer: what it may import, who may look at the clock, how long a file may be."""

import ast
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from casework.common.event import Event
from casework.events import EVENT_TYPES
from projections.registry import PROJECTIONS

ROOT = Path(__file__).parents[1]
ROOMS = ("casework", "projections", "web")
EVENT_STORE = {"eventsourcing", "psycopg", "psycopg_pool", "cryptography", "pypinyin", "msgspec"}
DAYS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
CLOCKS = DAYS | {"time.time", "time.monotonic", "time.localtime"}
ENVIRONMENT = {"os.environ", "os.getenv", "sys.argv"}
THEIRS = re.compile(
    "DoctorService|Service(?=Order|Deliver|Accepted|Withdrawn|WasDelivered)|OrderService"
)  # a doctor's, a provider's
VAGUE = {"manager", "service", "services", "helper", "helpers", "util", "utils", "base"}
SQL = re.compile(r"(select|with|insert into|update|delete from)\b.*\b(read|ledger|keys|clock|access)\.\w", re.DOTALL)
MOST_LINES = 200
LONGER = {
    "casework/common/refusals.py": "a list of every reason to say no",
    "casework/households/state.py": "all that decisions read of a household, a line each",
    "casework/ledger/application.py": "the one seam of every write",
    "web/imports/sentences.py": "the one list of what can be wrong with a row",
    "web/language/sentence_words.py": "the one table of stories",
    "web/language/words.py": "the one list of the words for codes",
    "projections/households/tables.py": "four tables folded from the same events",
    "web/routes.py": "the one list of every page",
}
UNFOLDED: dict[str, str] = {  # events that no table shows, each with its reason
    "BankLayoutAdopted": "a handful in a ledger's life, read from their one stream when a bank file is made or read",
    "HandOverOrdered": "what becomes of it stands in the households' own events, how far it is in ledger.hand_overs",
}


@dataclass(frozen=True)
class Module:
    path: Path
    text: str

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        return self.name.split("/")[0]

    @property
    def in_ledger(self) -> bool:
        return self.name.startswith("casework/ledger/")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    @cached_property
    def imports(self) -> set[str]:
        """Every module imported anywhere, by its whole name."""
        plain = {alias.name for node in self.nodes if isinstance(node, ast.Import) for alias in node.names}
        return plain | {node.module or "." for node in self.nodes if isinstance(node, ast.ImportFrom)}

    @cached_property
    def rooms(self) -> set[str]:
        """The parts of the project it imports."""
        return {name.split(".")[0] for name in self.imports} & {*ROOMS, "bench", "tests"}

    @cached_property
    def libraries(self) -> set[str]:
        """What it imports from outside the project and the standard library."""
        tops = {name.split(".")[0] for name in self.imports}
        return tops - set(sys.stdlib_module_names) - {*ROOMS, "bench", "tests"}

    @cached_property
    def attributes(self) -> set[str]:
        """`datetime.now` and the like, wherever they stand."""
        return {ast.unparse(node) for node in self.nodes if isinstance(node, ast.Attribute)}

    @cached_property
    def statements(self) -> list[str]:
        """The SQL in it: strings that begin like a statement and name a table."""
        strings = [node.value for node in self.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        return [text for text in strings if SQL.match(text.strip().lower())]

    @property
    def lines(self) -> int:
        return self.text.count("\n")


MODULES = [Module(path, path.read_text("utf-8")) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
LEDGER = [module for module in MODULES if module.in_ledger]
RULES = [module for module in MODULES if module.room == "casework" and not module.in_ledger]
TABLES = [module for module in MODULES if module.room == "projections"]


def those(modules: list[Module], wrong: Callable[[Module], object]) -> list[str]:
    """The names of the modules that something is wrong with."""
    assert modules
    return [module.name for module in modules if wrong(module)]


def test_the_web_knows_the_tables_and_the_tables_know_the_rules_but_never_back() -> None:
    known = {"casework": {"casework"}, "projections": {"casework", "projections"}, "web": set(ROOMS)}
    assert those(MODULES, lambda module: module.rooms - known[module.room]) == []


def test_rules_need_the_standard_library_and_msgspec_alone() -> None:
    assert those(RULES, lambda module: module.libraries - {"msgspec"}) == []
    assert those(RULES, lambda module: "casework.ledger" in " ".join(module.imports)) == []


def test_only_the_event_store_knows_its_library_and_only_it_seals() -> None:
    others = [module for module in MODULES if not module.in_ledger]
    assert those(others, lambda module: module.libraries & {"eventsourcing", "cryptography", "pypinyin"}) == []
    assert those(LEDGER, lambda module: module.libraries - EVENT_STORE) == []


def test_tables_need_the_database_and_msgspec_alone() -> None:
    assert those(TABLES, lambda module: module.libraries - {"msgspec", "psycopg"}) == []


def test_the_web_asks_the_tables_and_says_no_sql_of_its_own() -> None:
    """Except for what it owns: the users (web/access), and the database that comes along (web/embedded)."""
    own = ("web/access/", "web/embedded")
    web = [module for module in MODULES if module.room == "web" and not module.name.startswith(own)]
    assert {module.name: found for module in web if (found := module.statements)} == {}


def test_what_day_it_is_comes_in_from_outside() -> None:
    assert those([*RULES, *TABLES], lambda module: module.attributes & (CLOCKS | ENVIRONMENT)) == []
    assert those([*RULES, *TABLES], lambda module: module.imports & {"os", "time", "random", "secrets"}) == []
    assert those([*RULES, *TABLES], lambda module: "current_date" in module.text) == []
    assert those(LEDGER, lambda module: module.attributes & (DAYS | ENVIRONMENT)) == []


def test_names_say_what_a_thing_is() -> None:
    def vague(module: Module) -> set[str]:
        # but for a doctor's service
        classes = {node.name for node in module.nodes if isinstance(node, ast.ClassDef)}
        ours = {THEIRS.sub("", name) for name in classes - {"Service"}}
        words = {word.lower() for name in ours for word in re.findall(r"[A-Z][a-z]*", name)}
        return (words | set(re.sub("^service_", "", module.path.stem).split("_"))) & VAGUE

    assert those(MODULES, vague) == []


def test_a_file_is_short_or_says_why_not() -> None:
    assert those(MODULES, lambda module: module.lines > MOST_LINES and module.name not in LONGER) == []
    assert set(LONGER) <= {module.name for module in MODULES if module.lines > MOST_LINES}, "shorter by now"


def test_a_module_says_in_one_line_what_it_is_for() -> None:
    assert those(MODULES, lambda module: module.text.strip() and not ast.get_docstring(ast.parse(module.text))) == []


def test_nothing_is_printed() -> None:
    def prints(module: Module) -> bool:
        calls = [node.func for node in module.nodes if isinstance(node, ast.Call)]
        return "print" in {call.id for call in calls if isinstance(call, ast.Name)}

    assert those(MODULES, prints) == []


def rooms_in(folder: str) -> set[str]:
    return {each.parent.name for each in (ROOT / folder).glob("*/*") if each.suffix in (".py", ".html")}


def test_templates_and_tests_have_rooms_of_the_same_names() -> None:
    assert rooms_in("web/templates") - rooms_in("web") == {"macros"}
    assert {name for layer in ROOMS for name in rooms_in(f"tests/{layer}") - rooms_in(layer)} == set()


def declared(kind: type[Event] = Event) -> set[str]:
    """Every event that the rules declare: each kind that nothing else is made from."""
    below = [each for each in kind.__subclasses__() if each.__module__.startswith("casework.")]
    return set().union(*map(declared, below)) if below else {kind.__name__}


def test_every_event_is_in_the_catalogue_and_in_some_table_or_says_why_not() -> None:
    folded = {kind.__name__ for projection in PROJECTIONS for kind in projection.handles}
    assert declared() == set(EVENT_TYPES)
    assert folded | set(UNFOLDED) == set(EVENT_TYPES)
    assert folded & set(UNFOLDED) == set()
