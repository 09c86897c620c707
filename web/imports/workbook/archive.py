"""Is this file safe and possible to read as a workbook? Judged before anything of it is believed."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from web.imports.workbook.limits import BIGGEST_FILE, BIGGEST_UNPACKED, HIGHEST_RATIO, MOST_ENTRIES
from web.imports.workbook.refusals import UnusableFile

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
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
    _check_places(entries, packed)
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


def _check_places(entries: list[zipfile.ZipInfo], packed: int) -> None:
    """One entry behind the other from the first byte on, none twice, packed as Excel packs them: of anything else
    each reader takes something different for the truth."""
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [0, *(entry.header_offset + HEAD + entry.compress_size for entry in placed)]
    names = {entry.filename.replace("\\", "/").lower() for entry in entries}
    if (
        placed[0].header_offset != 0
        or ends[-1] > packed
        or any(entry.header_offset < end for entry, end in zip(placed, ends, strict=False))
        or len(names) < len(entries)
        or any(entry.compress_type not in PACKED for entry in entries)
    ):
        raise UnusableFile("broken")
