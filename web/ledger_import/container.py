"""Is this file safe and possible to read as a ledger? Judged before anything is unpacked."""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final

from web.ledger_import.extent import check_extent
from web.ledger_import.refusals import UnusableFile

BIGGEST_FILE: Final = 10 * 1024 * 1024
BIGGEST_UNPACKED: Final = 200 * 1024 * 1024
HIGHEST_RATIO: Final = 100


def checked(source: Path | bytes) -> bytes:
    """The bytes of a workbook that may be read. Raises UnusableFile."""
    content = _content(source)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        # An encrypted workbook is wrapped in the container of the old format.
        raise UnusableFile("password_protected" if "EncryptedPackage".encode("utf-16-le") in content else "old_excel")
    if not content.startswith(b"PK"):
        raise UnusableFile("not_xlsx" if content else "empty")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_archive(archive, len(content))
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        zlib.error,
    ) as broken:
        raise UnusableFile("broken") from broken
    return content


def _content(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        content = source
    else:
        try:
            with source.open("rb") as file:
                content = file.read(BIGGEST_FILE + 1)
        except OSError as refused:
            raise UnusableFile("unreadable") from refused
    if len(content) > BIGGEST_FILE:
        raise UnusableFile("too_big")
    return content


def _check_archive(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > BIGGEST_UNPACKED or unpacked > HIGHEST_RATIO * packed:
        raise UnusableFile("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnusableFile("password_protected")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnusableFile("macros")
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise UnusableFile("not_xlsx")
    # Also finds entries that unpack to more than they declare.
    if archive.testzip() is not None:
        raise UnusableFile("broken")
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise UnusableFile("macros")
    check_extent(archive)
