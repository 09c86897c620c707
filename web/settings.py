"""What the environment says. Read once, at the start; nothing else reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Settings:
    host: str
    port: int
    data: Path
    database_url: str | None
    owner_url: str | None
    key_file: Path
    demo: bool
    secure_cookies: bool
    trusted_proxies: str | None = None
    metrics_from: tuple[str, ...] = ()  # addresses that may read /metrics without a token


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process, as README.md names them."""
    data = data_dir()
    return Settings(
        host=environment.get("HOST", "127.0.0.1"),
        port=int(environment.get("PORT", "8000")),
        data=data,
        database_url=environment.get("CASEWORK_DATABASE_URL") or None,
        owner_url=environment.get("CASEWORK_OWNER_URL") or None,
        key_file=Path(environment.get("CASEWORK_KEY_FILE") or data / "keys" / "wrapping.key"),
        demo=environment.get("DEMO", "1") != "0",
        secure_cookies=environment.get("CASEWORK_SECURE_COOKIES", "0") == "1",
        trusted_proxies=environment.get("CASEWORK_TRUSTED_PROXIES") or None,
        metrics_from=tuple(environment.get("CASEWORK_METRICS_FROM", "").replace(",", " ").split()),
    )


def data_dir() -> Path:
    """The absolute folder named by CASEWORK_DATA_DIR, else `var` beside the code. It may not exist yet."""
    chosen = os.environ.get("CASEWORK_DATA_DIR")
    return Path(chosen).expanduser().resolve() if chosen else CHECKOUT / "var"
