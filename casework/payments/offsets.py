"""What of a line is not paid out but set off against what was paid too much before, as the family agreed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, Protocol
from uuid import UUID, uuid5

from msgspec.structs import replace

from casework.payments.lines import Line, LineOffset

LEAST_FEN: Final = 100
"""What a line keeps: a bank takes no line of nothing."""


class Agreed(NamedTuple):
    """An agreement in force. `most_fen`: of each payment; `left_fen`: outstanding and on no other line yet."""

    recovery_id: UUID
    agreed_on: date
    most_fen: int
    left_fen: int


def with_offsets(line: Line, agreed: Sequence[Agreed]) -> Line:
    """The line with what is set off from it, in the order of the agreements."""
    rest, offsets = line.amount_fen - LEAST_FEN, list[LineOffset]()
    for each in agreed:
        fen = min(each.most_fen, each.left_fen, rest)
        if fen > 0:
            offsets.append(LineOffset(recovery_id=each.recovery_id, amount_fen=fen, agreed_on=each.agreed_on))
            rest -= fen
    return replace(line, offsets=tuple(offsets), amount_fen=rest + LEAST_FEN) if offsets else line


def all_with_offsets(lines: Iterable[Line], agreed: Mapping[UUID, Sequence[Agreed]]) -> Iterator[Line]:
    """The same of many lines; of somebody who has two the second takes what the first has left. `agreed`: by person."""
    left = dict(agreed)
    for line in lines:
        found = with_offsets(line, left.get(line.person_id, ()))
        taken = {each.recovery_id: each.amount_fen for each in found.offsets}
        if taken:
            left[line.person_id] = [
                each._replace(left_fen=each.left_fen - taken.get(each.recovery_id, 0)) for each in left[line.person_id]
            ]
        yield found


class Summed(Protocol):
    """A part of a line, of what it pays or paid too much."""

    @property
    def total_fen(self) -> int: ...


def by_part(parts: Sequence[Summed], offset_fen: int) -> list[int]:
    """What of a line's offset falls on each part, by what each comes to: whole fen first, the rest by the largest remainder."""
    whole = sum(part.total_fen for part in parts)
    exact = [offset_fen * part.total_fen for part in parts]
    found = [each // whole for each in exact]
    for place in sorted(range(len(parts)), key=lambda n: (-(exact[n] % whole), n))[: offset_fen - sum(found)]:
        found[place] += 1
    return found


def offset_entry(list_id: UUID, number: int) -> UUID:
    """The id under which a recovery is told what a line has set off: told twice it is the same."""
    return uuid5(list_id, str(number))
