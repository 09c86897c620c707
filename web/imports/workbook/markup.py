"""XML by a real parser, a piece at a time, without anything that a document could declare or fetch."""

from typing import IO, Any, Final
from xml.parsers import expat

from web.imports.workbook.limits import DEEPEST, MB, MOST_ELEMENTS
from web.imports.workbook.refusals import UnusableFile

PIECE: Final = 4 * MB
"""So large that the longest possible token is looked at a few times only, until it ends."""
Attributes = dict[str, str]


class Markup:
    """Counts elements and depth; what is to be seen of a document is told by `begin` and `end`, by local names.

    Always read as UTF-8, whatever the document declares, because the workbook reader does the same.
    """

    def __init__(self) -> None:
        self._left, self._depth = MOST_ELEMENTS, 0
        self.parser: Final = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.EntityDeclHandler = _refuse
        self.parser.ExternalEntityRefHandler = _refuse

    def read(self, part: IO[bytes]) -> None:
        """Raises UnusableFile."""
        try:
            while piece := part.read(PIECE):
                self.parser.Parse(piece, False)
            self.parser.Parse(b"", True)
        except expat.ExpatError as broken:
            raise UnusableFile("broken") from broken

    def begin(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def _begin(self, name: str, attributes: Attributes) -> None:
        self._left -= 1
        self._depth += 1
        if self._left < 0 or self._depth > DEEPEST:
            raise UnusableFile("too_much")
        self.begin(name.rpartition(":")[2] if ":" in name else name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(name.rpartition(":")[2] if ":" in name else name)


def _refuse(*_: object) -> Any:
    raise UnusableFile("unsafe")
