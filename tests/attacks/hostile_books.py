"""Workbooks built part by part, so that each hostile file differs from an honest one in a single thing."""

import os
import struct
import zipfile
from io import BytesIO
from typing import Final

MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS: Final = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
COLUMNS: Final = ("乡镇(街道)", "村(社区)", "类别", "父亲姓名", "父亲身份证号")
ROW: Final = ("西簧乡", "七棵树", "独生子女死亡", "何守田", "411326196910289574")


def inline(text: str) -> str:
    return f't="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *texts: str) -> str:
    cells = "".join(f'<c r="{"ABCDEFGHIJ"[place]}{number}" {inline(text)}' for place, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


def sheet(more: str = "", *, after: str = "", before: str = "", head: str = HEAD, cells: tuple[str, ...] = ROW) -> str:
    """An honest sheet of one household; `more` stands below it, `after` behind the data."""
    data = row(1, *COLUMNS) + row(2, *cells) + more
    return f"{head}{before}<worksheet {MAIN}><sheetData>{data}</sheetData>{after}</worksheet>"


def strings(*texts: str, before: str = "") -> str:
    return f"{HEAD}{before}<sst {MAIN}>" + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>"


def links(*targets: tuple[str, str, str], before: str = "") -> str:
    """Relationships: id, kind, target."""
    told = "".join(f'<Relationship Id="{i}" Type="{KIND}/{kind}" Target="{target}"/>' for i, kind, target in targets)
    return f"{HEAD}{before}<Relationships {LINKS}>{told}</Relationships>"


def workbook(before: str = "", sheets: str = '<sheet name="s" sheetId="1" r:id="rId1"/>') -> str:
    return f'{HEAD}{before}<workbook {MAIN} xmlns:r="{KIND}"><sheets>{sheets}</sheets></workbook>'


def styles(formats: str = '<xf numFmtId="0"/><xf numFmtId="14"/>', before: str = "") -> str:
    return f"{HEAD}{before}<styleSheet {MAIN}><cellXfs>{formats}</cellXfs></styleSheet>"


HONEST: Final[dict[str, str | bytes]] = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": links(("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": workbook(),
    "xl/_rels/workbook.xml.rels": links(("rId1", "worksheet", "worksheets/sheet1.xml")),
    "xl/styles.xml": styles(),
    "xl/sharedStrings.xml": strings("x"),
    "xl/worksheets/sheet1.xml": sheet(),
}
SHEET: Final = "xl/worksheets/sheet1.xml"


def book(changes: dict[str, str | bytes | None] | None = None, *, level: int = 1, ballast: int = 0) -> bytes:
    """The honest workbook with parts changed, added or (None) left out; `ballast`: bytes that do not compress."""
    parts = {**HONEST, **(changes or {})}
    if ballast:
        parts["xl/media/image1.png"] = os.urandom(ballast)
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(name, part)
    return content.getvalue()


def of_sheet(xml: str | bytes, ballast: int = 0) -> bytes:
    return book({SHEET: xml}, ballast=ballast)


def twice(name: str, other: str) -> bytes:
    """A part that is there under two names that some readers take for one."""
    content = BytesIO(book())
    with zipfile.ZipFile(content, "a") as archive:
        archive.NameToInfo.pop(name)  # or the library would warn
        archive.writestr(other, HONEST[name])
    return content.getvalue()


def patched(content: bytes, field: str, value: bytes, name: str = SHEET) -> bytes:
    """Lies in the directory at the end: about the sheet's flags, method, checksum, sizes or place."""
    offsets = {"flags": 8, "method": 10, "crc": 16, "packed": 20, "size": 24, "place": 42}
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(name.encode())) + offsets[field]
    return content[:at] + value + content[at + len(value) :]


def overlapping(copies: int) -> bytes:
    """Many entries that are one and the same: small, and without end for whoever unpacks them all."""
    content = BytesIO(book())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/0.bin", os.urandom(50_000))
        first = archive.getinfo("xl/media/0.bin")
        for number in range(1, copies):
            again = zipfile.ZipInfo(f"xl/media/{number}.bin")
            again.header_offset, again.compress_type = first.header_offset, first.compress_type
            again.CRC, again.file_size, again.compress_size = first.CRC, first.file_size, first.compress_size
            archive.filelist.append(again)
    return content.getvalue()


def crowded(entries: int = 100_000) -> bytes:
    """As many entries as fit, all of nothing at one place."""
    content = BytesIO(book())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("0", b"")
        first = archive.getinfo("0")
        for number in range(1, entries):
            again = zipfile.ZipInfo(f"{number}")
            again.header_offset, again.CRC = first.header_offset, 0
            archive.filelist.append(again)
    return content.getvalue()


def without_its_zip64_record(content: bytes) -> bytes:
    """The end record says that the numbers stand in a record which is not there."""
    at = content.rfind(b"PK\x05\x06")
    return content[: at + 8] + struct.pack("<HHLL", 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF) + content[at + 20 :]
