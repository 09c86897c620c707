"""What else in the database remembers the events: claims, keys, what persons are found by. Who takes an event away has to take these too.

It makes tampering harder to hide, not impossible: the owner of the tables can change all of them alike. What was changed
alike shows only against something kept outside the database.
"""

from typing import Any, Final, LiteralString

from psycopg import Connection

from casework.ledger.verify import Break, Kind

# Each answers the positions at which something does not hold.
BEYOND: Final = """
    select coalesce((select h.position from ledger.heads h where h.ledger = %(ledger)s), 0) + 1
     where exists (select from ledger.claims c where c.ledger = %(ledger)s
                    and c.position > coalesce((select h.position from ledger.heads h where h.ledger = %(ledger)s), 0))
"""
NUMBERS: Final = """
    select e.position from ledger.events e
     where e.ledger = %(ledger)s and e.name in ('HouseholdRegistered', 'HouseholdCorrected')
       and not exists (select from ledger.events x where x.ledger = e.ledger and x.stream_id = e.stream_id
                          and x.version > e.version and x.name = 'HouseholdCorrected')
       and not exists (select from ledger.claims c where c.kind = 'household_no' and c.holder = e.stream_id
                          and c.key = e.ledger || ':' || (e.data ->> 'household_no'))
"""
PERSONS: Final = """
    select e.position from ledger.events e
     where e.ledger = %(ledger)s and e.name = 'MemberAdded' and not exists (
           select from ledger.claims c where c.kind = 'person' and c.holder = (e.data ->> 'member_id')::uuid)
"""
MEMBERS: Final = """
    select e.position from ledger.events e
     where e.ledger = %(ledger)s and e.name = 'MemberAdded'
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
    select c.position from ledger.claims c
     where c.ledger = %(ledger)s and c.kind = 'person' and not exists (
           select from ledger.events e where e.ledger = %(ledger)s and e.name = 'MemberAdded'
              and (e.data ->> 'member_id')::uuid = c.holder)
    union all
    select c.position from ledger.claims c
     where c.ledger = %(ledger)s and c.kind not in ('person', 'enrolment', 'paper') and not exists (
           select from ledger.events e where e.ledger = %(ledger)s and e.name = 'HouseholdRegistered'
              and e.stream_id = c.holder)
    union all
    select c.position from ledger.claims c
     where c.ledger = %(ledger)s and c.kind = 'enrolment' and not exists (
           select from ledger.events e where e.ledger = %(ledger)s and e.name = 'ApplicationSubmitted'
              and e.stream_id = c.holder
              and c.key = (e.data ->> 'person_id') || ':' || (e.data ->> 'scheme'))
"""
ENROLMENTS: Final = """
    select e.position from ledger.events e
     where e.ledger = %(ledger)s and e.name = 'ApplicationSubmitted'
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
    select e.position from ledger.events e,
           regexp_matches(e.data::text, '"A256GCM:([0-9a-f]{8}-[0-9a-f-]{27}):', 'g') as token(subject)
     where e.ledger = %(ledger)s
       and not exists (select from keys.subject s where s.subject = token.subject[1]::uuid)
"""
INDEXES: Final = """
    select e.position from ledger.events e join keys.subject s on s.subject = (e.data ->> 'member_id')::uuid
     where e.ledger = %(ledger)s and e.name = 'MemberAdded' and s.wrapped is not null
       and not exists (select from keys.blind_index b where b.kind = 'id_number' and b.subject = s.subject)
"""
# What lines of lists are for, but those taken out, returned, or of a list that was discarded.
OWED: Final = """
    select e.ledger, e.position, b.subject_id, b.scheme, b.component, b.year, b.months
      from ledger.events e, ledger.payment_bits(e.data) b
     where e.name = 'PaymentLinesComputed'
       and not exists (select from ledger.events x where x.ledger = e.ledger and x.stream_id = (e.data ->> 'list_id')::uuid
             and (x.name = 'PaymentListDiscarded'
                  or x.name = 'PaymentLineExcluded' and (x.data ->> 'number')::int = b.number
                  or x.name = 'BankReturnReceived' and exists (
                       select from json_array_elements(x.data -> 'returned') r where (r ->> 'number')::int = b.number)))
"""
PAID: Final = f"""
    with owed as materialized ({OWED} and e.ledger = %(ledger)s)
    select o.position from owed o left join ledger.payment_claims c using (subject_id, scheme, component, year)
     where coalesce(c.months, 0) & o.months <> o.months
"""
# A person may be paid by several counties in one year; whoever changed the row last is asked about it.
UNPAID: Final = f"""
    with own as materialized (select c.* from ledger.payment_claims c where c.ledger = %(ledger)s and c.months > 0),
         owed as (select o.subject_id, o.scheme, o.component, o.year, bit_or(o.months) as months
                    from ({OWED}) o where exists (select from own) group by 1, 2, 3, 4)
    select coalesce((select h.position from ledger.heads h where h.ledger = %(ledger)s), 0)
      from own c left join owed o using (subject_id, scheme, component, year)
     where c.months <> coalesce(o.months, 0)
"""
CHAIN: Final[tuple[tuple[Kind, LiteralString], ...]] = (("missing", BEYOND),)
TRACES: Final[tuple[tuple[Kind, LiteralString], ...]] = (
    *CHAIN,
    ("claim_missing", NUMBERS),
    ("claim_missing", PERSONS),
    ("claim_missing", MEMBERS),
    ("claim_unfounded", UNFOUNDED),
    ("claim_missing", PAID),
    ("claim_unfounded", UNPAID),
    ("claim_missing", ENROLMENTS),
    ("key_missing", KEYS),
    ("index_missing", INDEXES),
)


def beyond(connection: Connection[Any], ledger: str) -> Break | None:
    """Where claims tell of events after the end of a ledger: an end that was cut off. Reads one snapshot."""
    return _first(connection, ledger, CHAIN)


def traces(connection: Connection[Any], ledger: str) -> Break | None:
    """The first claim, key or index that does not fit the events of a ledger, if any. Reads one snapshot."""
    return _first(connection, ledger, TRACES)


def _first(connection: Connection[Any], ledger: str, questions: tuple[tuple[Kind, LiteralString], ...]) -> Break | None:
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        for kind, question in questions:
            row = connection.execute(
                f"select min(position) from ({question}) as found(position)", {"ledger": ledger}
            ).fetchone()
            if row and row[0] is not None:
                return Break(ledger, row[0], kind)
    return None
