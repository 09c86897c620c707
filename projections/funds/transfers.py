"""Money that goes from one scheme's account to another's: payments set off against what the other scheme had paid too much."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from casework.payments.lines import LinePart
from casework.payments.offsets import by_part
from casework.recoveries.events import Overpaid
from casework.schemes.words import SchemeId
from projections.engine.snapshot import Snapshot
from projections.funds.settled import PARTS
from projections.funds.shared import ByYear, Charged, shared
from projections.schemes.in_force import editions_of

OVERPAID: Final = msgspec.json.Decoder(tuple[Overpaid, ...])


class _SetOff(msgspec.Struct, frozen=True):
    """Of a settled line of one scheme, against a recovery of another. `parts`: of the line; `overpaid`: what the recovery is about."""

    year: int
    from_scheme: str
    to_scheme: str
    amount_fen: int
    parts: str
    overpaid: str

    def charged(self, parts: Sequence[LinePart | Overpaid]) -> Iterator[Charged]:
        for part, fen in zip(parts, by_part(parts, self.amount_fen), strict=True):
            yield Charged(part.component, self.year, part.months[0], fen)


def transferred_by_payer(snapshot: Snapshot, ledger: str, scheme: SchemeId, until_year: int) -> ByYear:
    """Fen by year and payer, what came to the scheme less what went to others. It comes from who bears the line that set it off, and to
    who bore what was paid too much; where that was due after all, it is kept for those it came from, until it is given back.
    """
    found: dict[int, dict[str, int]] = {}
    for each in _set_off(snapshot, ledger, scheme, until_year):
        sign = 1 if each.to_scheme == scheme else -1
        whose: SchemeId = each.to_scheme if sign > 0 and each.overpaid != "[]" else each.from_scheme  # type: ignore[assignment]
        parts: Sequence[LinePart | Overpaid] = (
            OVERPAID.decode(each.overpaid) if whose == each.to_scheme else PARTS.decode(each.parts)
        )
        _add(found, sign, _borne(snapshot, ledger, whose, each.charged(parts)))
    return found


def _borne(
    snapshot: Snapshot, ledger: str, scheme: SchemeId, charged: Iterable[Charged]
) -> Iterator[tuple[int, str, int]]:
    editions = editions_of(snapshot, ledger, scheme)
    for each in charged:
        yield from ((each.year, payer, fen) for payer, fen in shared(editions, ledger, each).items())


def _add(found: dict[int, dict[str, int]], sign: int, borne: Iterable[tuple[int, str, int]]) -> None:
    for year, payer, fen in borne:
        sums = found.setdefault(year, {})
        sums[payer] = sums.get(payer, 0) + sign * fen


def _set_off(snapshot: Snapshot, ledger: str, scheme: str, until_year: int) -> list[_SetOff]:
    """As recoveries are told of them: those are few, and lines many."""
    return snapshot.rows(
        _SetOff,
        """
        select extract(year from (s.step ->> 'on')::date)::int, t.scheme, r.scheme, (s.step ->> 'amount_fen')::bigint, l.parts,
               coalesce((select json_agg(p.part order by w.list_id, w.number) from read.overpaid_line w
                          cross join lateral json_array_elements(w.parts::json) as p(part)
                          where w.recovery_id = r.recovery_id and known(w))::text, '[]')
          from read.recovery r
         cross join lateral json_array_elements(r.steps::json) as s(step)
          join read.payment_list t on t.list_id = (s.step ->> 'list_id')::uuid and known(t)
          join read.payment_line l on l.list_id = t.list_id and l.number = (s.step ->> 'number')::bigint and known(l)
         where r.ledger = %(ledger)s and r.offset_fen > 0 and known(r) and s.step ->> 'kind' = 'set_off' and t.scheme <> r.scheme
           and (t.scheme = %(scheme)s or r.scheme = %(scheme)s) and extract(year from (s.step ->> 'on')::date) <= %(until)s
         order by (s.step ->> 'on')::date, t.list_id, l.number
        """,
        ledger=ledger, scheme=scheme, until=until_year,
    )  # fmt: skip
