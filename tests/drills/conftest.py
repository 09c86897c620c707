"""One data folder for all drills of a whole site, made once and copied: to make it takes five seconds."""

import shutil
from pathlib import Path

import pytest

from tests.drills.site import prepare


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared") / "data"
    prepare(folder)
    return folder


def copied(prepared: Path, to: Path) -> Path:
    """A copy of its own, whose server may be killed."""
    return Path(shutil.copytree(prepared, to / "data", symlinks=True))
