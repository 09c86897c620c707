"""Downloads the wheel that pip.lock names, where Python has no pip, from the index pip is set up with."""

import base64
import configparser
import hashlib
import os
import re
import ssl
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import Request, urlopen

LOCK = Path(__file__).with_name("pip.lock")
HOME = Path.home()
CONFIGURATION = [
    Path("/etc/xdg/pip/pip.conf"),
    Path("/etc/pip.conf"),
    HOME / ".pip/pip.conf",
    Path(os.environ.get("XDG_CONFIG_HOME") or HOME / ".config") / "pip/pip.conf",
]


def main(folder: Path) -> None:
    version, sha256 = re.findall(r"pip==(\S+)|sha256:(\w+)", LOCK.read_text())
    name = f"pip-{version[0]}-py3-none-any.whl"
    for index in indexes():
        content = wheel(index, name)
        if content is not None and hashlib.sha256(content).hexdigest() == sha256[1]:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
            return
    raise SystemExit(f"{name} is in no package index that pip's settings name")


def indexes() -> Iterator[str]:
    """Addresses of the package indexes, as pip's environment variables and configuration files give them."""
    for option in ("index-url", "extra-index-url"):
        yield from (setting(option) or "").split()


def setting(option: str) -> str | None:
    """The environment wins over the user's file, that over the machine's."""
    chosen = os.environ.get("PIP_" + option.upper().replace("-", "_"))
    own = os.environ.get("PIP_CONFIG_FILE")
    for path in [] if own == os.devnull else [*([Path(own)] if own else []), *reversed(CONFIGURATION)]:
        parser = configparser.RawConfigParser()
        parser.read(path)
        for section in ("download", "install", "global"):
            chosen = chosen or parser.get(section, option, fallback=None)
    return chosen


def wheel(index: str, name: str) -> bytes | None:
    """The file `name` by its link on the index's page for pip; None where there is none."""
    page = index.rstrip("/") + "/pip/"
    if page.startswith("file:"):
        page += "index.html"
    links = re.findall(r'href="([^"#]+)', (read(page) or b"").decode())
    found = next((link for link in links if unquote(link).endswith("/" + name) or link == name), None)
    return read(urljoin(page, found)) if found else None


def read(address: str) -> bytes | None:
    """The bytes at a web or file address; None where it cannot be read."""
    parts = urlsplit(address)
    request = Request(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl())  # noqa: S310
    if parts.username:
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        request.add_header("Authorization", "Basic " + base64.b64encode(secret.encode()).decode())
    try:
        with urlopen(request, timeout=60, context=trust()) as answer:  # noqa: S310
            return bytes(answer.read())
    except (URLError, OSError) as error:
        sys.stderr.write(f"{parts.hostname or parts.path}: {error}\n")
        return None


def trust() -> ssl.SSLContext:
    """The authorities that pip is told to trust, else the system's."""
    return ssl.create_default_context(cafile=setting("cert"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
