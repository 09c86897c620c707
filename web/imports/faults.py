"""What is wrong with a row: a code, and sentences that say what to do."""

from dataclasses import dataclass
from typing import Final

from web.imports.sentences import SENTENCES, Code


@dataclass(frozen=True, slots=True)
class Fault:
    """`row` is the sheet's row number, `column` its header. Messages never hold a whole identity number."""

    row: int
    column: str
    code: Code
    message: str
    message_en: str


class CellRefused(Exception):
    """A cell that cannot be taken; `sentence` is a key of SENTENCES, `values` what it names."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence: Final = sentence
        self.values: Final = values

    def at(self, row: int, column: str) -> Fault:
        """The same refusal as a fault of a row and a column."""
        return fault(row, column, self.sentence, **self.values)


def fault(row: int, column: str, sentence: str, **values: object) -> Fault:
    """A fault in the words of SENTENCES. Raises KeyError for a sentence or a value that is not there."""
    code, chinese, english = SENTENCES[sentence]
    return Fault(row, column, code, chinese.format(column=column, **values), english.format(column=column, **values))


def already_registered(row: int, column: str) -> Fault:
    """The person is in the register already, in a household that is not the one of this row."""
    return fault(row, column, "registered_already")


def number_taken(row: int, column: str) -> Fault:
    """The household number is in the register already, with other persons."""
    return fault(row, column, "number_taken")
