"""Where this installation keeps what it writes: the database, keys, logs."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def data_dir() -> Path:
    """The absolute folder named by CASEWORK_DATA_DIR, else `var` beside the code. It may not exist yet."""
    chosen = os.environ.get("CASEWORK_DATA_DIR")
    return Path(chosen).expanduser().resolve() if chosen else CHECKOUT / "var"
