"""Which parts of a workbook are read: its first sheet, found as the workbook reader finds it, and what goes with it."""

import posixpath
import zipfile
from typing import Final

from web.imports.workbook.markup import Attributes, Markup
from web.imports.workbook.refusals import UnusableFile

WORKBOOK: Final = "xl/workbook.xml"
BESIDE: Final = ("xl/sharedStrings.xml", "xl/styles.xml")
OFFICE_DOCUMENT: Final = "/relationships/officeDocument"


class Relations(Markup):
    """Where the relations of a part lead, by id and by kind."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}
        self.documents: list[str] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            self.targets[attributes.get("Id", "")] = target
            if attributes.get("Type", "").endswith(OFFICE_DOCUMENT):
                self.documents.append(target)


class Sheets(Markup):
    """The relation of each sheet, in the order of the workbook."""

    def __init__(self) -> None:
        super().__init__()
        self.relations: list[str] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.relations.append(next((v for key, v in attributes.items() if key.rpartition(":")[2] == "id"), ""))


def first_sheet(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the first sheet; the parts beside it are looked through. Raises UnusableFile."""
    package, relations, sheets = Relations(), Relations(), Sheets()
    _read(archive, "_rels/.rels", package)
    if [_absolute("", target) for target in package.documents] != [WORKBOOK]:
        raise UnusableFile("broken")
    _read(archive, "xl/_rels/workbook.xml.rels", relations)
    _read(archive, WORKBOOK, sheets)
    for name in BESIDE:
        if name in archive.namelist():
            _read(archive, name, Markup())
    return _part(archive, _absolute("xl", relations.targets.get(next(iter(sheets.relations), ""), "")))


def _absolute(base: str, target: str) -> str:
    """Targets are relative to their part's folder, or begin with a slash; none leads outside. Raises UnusableFile."""
    if not target or "\\" in target or ":" in target or ".." in target.split("/"):
        raise UnusableFile("broken")
    return posixpath.join("/", base, target).lstrip("/")


def _part(archive: zipfile.ZipFile, path: str) -> str:
    for name in archive.namelist():
        if name.lower() == path.lower():
            return name
    raise UnusableFile("broken")


def _read(archive: zipfile.ZipFile, name: str, markup: Markup) -> None:
    with archive.open(_part(archive, name)) as part:
        markup.read(part)
