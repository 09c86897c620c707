"""What else in the database remembers the events: claims, keys, what persons are found by. Who takes an event away has to take these too.

It makes tampering harder to hide, not impossible: the owner of the tables can change all of them alike. What was changed
alike shows only against something kept outside the database.
"""

from typing import Any, Final, LiteralString

from psycopg import Connection

from casework.ledger.payment_traces import MISCOUNTED, UNCLAIMED, UNEXPLAINED
from casework.ledger.verify import Break, Kind

# Each answers the ledger and the position at which something does not hold, of all `ledgers` at once: claims are kept by
# what is claimed, so each question reads those of the country.
BEYOND: Final = """
    select c.ledger, coalesce(h.position, 0) + 1 from ledger.claims c left join ledger.heads h on h.ledger = c.ledger
     where c.ledger = any(%(ledgers)s) and c.position > coalesce(h.position, 0)
"""
NUMBERS: Final = """
    select e.ledger, e.position from ledger.events e
     where e.ledger = any(%(ledgers)s) and e.name in ('HouseholdRegistered', 'HouseholdCorrected')
       and not exists (select from ledger.events x where x.ledger = e.ledger and x.stream_id = e.stream_id
                          and x.version > e.version and x.name = 'HouseholdCorrected')
       and not exists (select from ledger.claims c where c.kind = 'household_no' and c.holder = e.stream_id
                          and c.key = e.ledger || ':' || (e.data ->> 'household_no'))
"""
PERSONS: Final = """
    select e.ledger, e.position from ledger.events e
     where e.ledger = any(%(ledgers)s) and e.name = 'MemberAdded' and not exists (
           select from ledger.claims c where c.kind = 'person' and c.holder = (e.data ->> 'member_id')::uuid)
"""
MEMBERS: Final = """
    select e.ledger, e.position from ledger.events e
     where e.ledger = any(%(ledgers)s) and e.name = 'MemberAdded'
       and (select not coalesce(bool_or(last.closes), false) from (
              select distinct on (x.name in ('HouseholdMerged', 'MergingUndone'))
                     x.name in ('HouseholdClosed', 'HouseholdMerged') as closes
                from ledger.events x where x.ledger = e.ledger and x.stream_id = e.stream_id
                 and x.name in ('HouseholdClosed', 'ClosureWithdrawn', 'HouseholdReopened', 'HouseholdMerged', 'MergingUndone')
               order by x.name in ('HouseholdMerged', 'MergingUndone'), x.version desc) last)
       and (select coalesce(bool_or(x.name = 'HouseholdMovedIn'), true) from (
               select x.name from ledger.events x where x.ledger = e.ledger and x.stream_id = e.stream_id
                  and x.name in ('HouseholdMovedIn', 'HouseholdMovedOut') order by x.version desc limit 1) x)
       and (select x.name in ('MemberAdded', 'LeavingWithdrawn') from ledger.events x
             where x.ledger = e.ledger and x.stream_id = e.stream_id and x.data ->> 'member_id' = e.data ->> 'member_id'
               and x.name in ('MemberAdded', 'MemberLeft', 'LeavingWithdrawn', 'MemberWithdrawn')
             order by x.version desc limit 1)
       and not exists (select from ledger.claims c where c.kind = 'household' and c.holder = e.stream_id
                          and c.key = e.data ->> 'member_id')
"""
UNFOUNDED: Final = """
    select c.ledger, c.position from ledger.claims c
     where c.ledger = any(%(ledgers)s) and c.kind = 'person' and not exists (
           select from ledger.events e where e.ledger = c.ledger and e.name = 'MemberAdded'
              and (e.data ->> 'member_id')::uuid = c.holder)
    union all
    select c.ledger, c.position from ledger.claims c
     where c.ledger = any(%(ledgers)s) and c.kind not in ('person', 'enrolment', 'exclusion', 'reason', 'paper') and not exists (
           select from ledger.events e where e.ledger = c.ledger and e.name = 'HouseholdRegistered'
              and e.stream_id = c.holder)
    union all
    select c.ledger, c.position from ledger.claims c
     where c.ledger = any(%(ledgers)s) and c.kind = 'enrolment' and not exists (
           select from ledger.events e where e.ledger = c.ledger and e.name = 'ApplicationSubmitted'
              and e.stream_id = c.holder
              and c.key = (e.data ->> 'person_id') || ':' || (e.data ->> 'scheme'))
    union all
    select c.ledger, c.position from ledger.claims c
     where c.ledger = any(%(ledgers)s) and c.kind in ('exclusion', 'reason') and not exists (
           select from ledger.events e where e.ledger = c.ledger and e.name in ('CountyDecided', 'ExitWithdrawn')
              and e.stream_id = c.holder
              and e.data -> case c.kind when 'reason' then 'needs_reason_beside' else 'excludes' end is not null)
"""
# Who is confirmed keeps the person's place in each pair of schemes that exclude each other, or are drawn together only for a reason,
# until an exit or another withdrawal.
EXCLUSIONS: Final = """
    select d.ledger, d.position
      from ledger.events d
      join ledger.events s on s.ledger = d.ledger and s.stream_id = d.stream_id and s.name = 'ApplicationSubmitted'
     cross join lateral (
           select 'exclusion' as kind, json_array_elements_text(d.data -> 'excludes') as other
            union all
           select 'reason', json_array_elements_text(d.data -> 'needs_reason_beside')) pair
     where d.ledger = any(%(ledgers)s) and d.name in ('CountyDecided', 'ExitWithdrawn')
       and not exists (select from ledger.events x where x.ledger = d.ledger and x.stream_id = d.stream_id
                          and x.version > d.version
                          and (x.name = 'ExitDecided' or x.name = 'StepWithdrawn' and x.data ->> 'step_id' in (
                               select c.data ->> 'step_id' from ledger.events c
                                where c.ledger = d.ledger and c.stream_id = d.stream_id and c.name = 'CountyDecided')))
       and not exists (select from ledger.claims c where c.kind = pair.kind and c.holder = d.stream_id
                          and c.key = (s.data ->> 'person_id') || ':' || least(s.data ->> 'scheme', pair.other collate "C")
                                      || '+' || greatest(s.data ->> 'scheme', pair.other collate "C"))
"""
ENROLMENTS: Final = """
    select e.ledger, e.position from ledger.events e
     where e.ledger = any(%(ledgers)s) and e.name = 'ApplicationSubmitted'
       and not exists (select from ledger.claims c where c.kind = 'enrolment' and c.holder = e.stream_id)
       and not exists (
           select from ledger.events x where x.ledger = e.ledger and x.stream_id = e.stream_id
              and (x.name in ('ApplicationWithdrawn', 'ExitDecided')
                   or x.name = 'CountyDecided' and x.data ->> 'decision' = 'refused')
              and not exists (
                  select from ledger.events w where w.ledger = x.ledger and w.stream_id = x.stream_id
                     and w.name in ('StepWithdrawn', 'ExitWithdrawn') and w.data ->> 'step_id' = x.data ->> 'step_id'))
"""
KEYS: Final = """
    select e.ledger, e.position from ledger.events e,
           regexp_matches(e.data::text, '"A256GCM:([0-9a-f]{8}-[0-9a-f-]{27}):', 'g') as token(subject)
     where e.ledger = any(%(ledgers)s)
       and not exists (select from keys.subject s where s.subject = token.subject[1]::uuid)
"""
INDEXES: Final = """
    select e.ledger, e.position from ledger.events e join keys.subject s on s.subject = (e.data ->> 'member_id')::uuid
     where e.ledger = any(%(ledgers)s) and e.name = 'MemberAdded' and s.wrapped is not null
       and not exists (select from keys.blind_index b where b.kind = 'id_number' and b.subject = s.subject)
"""
CHAIN: Final[tuple[tuple[Kind, LiteralString], ...]] = (("missing", BEYOND),)
TRACES: Final[tuple[tuple[Kind, LiteralString], ...]] = (
    *CHAIN,
    ("claim_missing", NUMBERS),
    ("claim_missing", PERSONS),
    ("claim_missing", MEMBERS),
    ("claim_unfounded", UNFOUNDED),
    ("claim_missing", UNCLAIMED),
    ("claim_unfounded", UNEXPLAINED),
    ("claim_unfounded", MISCOUNTED),
    ("claim_missing", ENROLMENTS),
    ("claim_missing", EXCLUSIONS),
    ("key_missing", KEYS),
    ("index_missing", INDEXES),
)


def beyond(connection: Connection[Any], *ledgers: str) -> Break | None:
    """Where claims tell of events after the end of one of these ledgers: an end that was cut off. Reads one snapshot."""
    return _first(connection, ledgers, CHAIN)


def traces(connection: Connection[Any], *ledgers: str) -> Break | None:
    """The first claim, key or index that does not fit the events of these ledgers, if any. Reads one snapshot."""
    return _first(connection, ledgers, TRACES)


def _first(
    connection: Connection[Any], ledgers: tuple[str, ...], questions: tuple[tuple[Kind, LiteralString], ...]
) -> Break | None:
    found: dict[str, Break] = {}
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        # where tables were filled just now and nothing is known of them, a claim would be looked for in all of them, event by event
        connection.execute("set local enable_nestloop = off")
        for kind, question in questions:
            rows = connection.execute(
                f"select ledger, min(position) from ({question}) as found(ledger, position) group by ledger",
                {"ledgers": list(ledgers)},
            ).fetchall()
            for ledger, position in rows:
                found.setdefault(ledger, Break(ledger, position, kind))
    return found[min(found)] if found else None
