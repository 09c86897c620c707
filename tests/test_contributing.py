"""CONTRIBUTING shows on a real example how an event with its page and its path is added: it names every file, and few."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(
    r"DoctorContractEnded|EndDoctorContract|ContractAlreadyEnded|END_CONTRACT|end_doctor_contract|doctor-contracts/.*ending|care/contract_ending.html"
)
MOST = 13
CATALOGUE = re.compile(r"web/locale/.*\.po")


def named() -> set[str]:
    """The files that the list for an event names."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    listed = text[text.index("1. `casework/households/events/doctor.py`") : text.index("Tests: its story")]
    return set(re.findall(r"`((?:casework|projections|web)/[\w./]+\.(?:py|html))`", listed))


def touched() -> set[str]:
    """The files of production in which the example stands."""
    listed = subprocess.run(
        ["git", "ls-files", "casework", "projections", "web"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [name for name in listed.stdout.split() if name.endswith((".py", ".html")) and not CATALOGUE.match(name)]
    return {name for name in files if EXAMPLE.search((ROOT / name).read_text("utf-8"))}


def test_an_event_with_page_and_path_touches_few_files_and_the_guide_names_them_all() -> None:
    assert len(touched()) <= MOST
    assert touched() <= named()


def test_the_guide_names_nothing_that_is_not_there() -> None:
    assert all((ROOT / name).exists() for name in named())
