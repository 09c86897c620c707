"""Is this file safe and possible to read as a workbook? Judged before anything of it is believed."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from web.imports.workbook.limits import BIGGEST_FILE, BIGGEST_UNPACKED, HIGHEST_RATIO, MOST_ENTRIES
from web.imports.workbook.refusals import UnusableFile

HEAD = 30  # bytes before each entry's name and content


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The parts of a workbook that may be read. Raises UnusableFile, also for what comes out while it is read."""
    _check_kind(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check(archive, len(content))
            yield archive
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        KeyError,
        RuntimeError,
        zlib.error,
    ) as broken:
        raise UnusableFile("broken") from broken


def _check_kind(content: bytes) -> None:
    if len(content) > BIGGEST_FILE:
        raise UnusableFile("too_big")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        # An encrypted workbook is wrapped in the container of the old format.
        raise UnusableFile("password_protected" if "EncryptedPackage".encode("utf-16-le") in content else "old_excel")
    if not content.startswith(b"PK"):
        raise UnusableFile("not_xlsx" if content else "empty")


def _check(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > BIGGEST_UNPACKED or unpacked > HIGHEST_RATIO * packed or len(entries) > MOST_ENTRIES:
        raise UnusableFile("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnusableFile("password_protected")
    _check_names({entry.filename for entry in entries})
    _check_places(entries)
    # Also finds entries that unpack to more than they declare.
    if archive.testzip() is not None:
        raise UnusableFile("broken")
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise UnusableFile("macros")


def _check_names(names: set[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnusableFile("macros")
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise UnusableFile("not_xlsx")


def _check_places(entries: list[zipfile.ZipInfo]) -> None:
    """No two entries of one name, none inside another: each reader would take another one for the truth."""
    names = {entry.filename.replace("\\", "/").lower() for entry in entries}
    behind = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < behind or len(names) < len(entries):
            raise UnusableFile("broken")
        behind = entry.header_offset + HEAD + entry.compress_size
