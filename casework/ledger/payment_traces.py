"""Whether what persons have been paid for (ledger.payment_claims) is what the lines of lists say (casework/ledger/traces.py asks).

A person may be paid by several counties in one year, so the lines of all ledgers are read, those of a batch once.
"""

from typing import Final

# What lines of lists are for, but those taken out, returned, or of a list that was discarded.
OWED: Final = """
    batch as materialized (
        select ledger, position, (data ->> 'list_id')::uuid as list_id, data
          from ledger.events where name = 'PaymentLinesComputed'
    ), line as materialized (
        select b.ledger, b.position, b.list_id, p.number, p.subject_id, p.scheme, p.component, p.year, p.months
          from batch b, ledger.payment_bits(b.data) p
    ), said as (
        select e.ledger, e.stream_id as list_id, (said ->> 'number')::int as number, e.position, true as gone
          from ledger.events e, json_array_elements(
               case when e.name in ('BankReturnReceived', 'SettledLinesReturned') then e.data -> 'returned'
                    else json_build_array(e.data) end) said
         where e.name in ('PaymentListDiscarded', 'PaymentLineExcluded', 'BankReturnReceived', 'SettledLinesReturned')
         union all
        select e.ledger, e.stream_id, number, e.position, false
          from ledger.events e, json_array_elements(e.data -> 'settled') run,
               generate_series((run ->> 'from_number')::int, (run ->> 'until_number')::int - 1) number
         where e.name = 'ReturnedLinesSettled'
    ), freed as materialized (
        select ledger, list_id, number from (
            select distinct on (ledger, list_id, number) ledger, list_id, number, gone from said
             order by ledger, list_id, number, position desc) last
         where gone
    ), owed as materialized (
        select l.* from line l
         where not exists (select from freed f where (f.ledger, f.list_id) = (l.ledger, l.list_id) and f.number is null)
           and not exists (select from freed f where (f.ledger, f.list_id, f.number) = (l.ledger, l.list_id, l.number))
    )
"""
UNCLAIMED: Final = f"""
    with {OWED}
    select o.ledger, o.position from owed o left join ledger.payment_claims c using (subject_id, scheme, component, year)
     where o.ledger = any(%(ledgers)s) and coalesce(c.months, 0) & o.months <> o.months
"""
# Of a claim that no line explains the ledger is asked that changed it last.
UNEXPLAINED: Final = f"""
    with {OWED}, explained as (
        select subject_id, scheme, component, year, bit_or(months) as months from owed group by 1, 2, 3, 4
    )
    select c.ledger, coalesce(h.position, 0)
      from ledger.payment_claims c
      left join explained o using (subject_id, scheme, component, year)
      left join ledger.heads h on h.ledger = c.ledger
     where c.ledger = any(%(ledgers)s) and c.months <> coalesce(o.months, 0)
"""
# How often a month is paid besides the first time: what a bank has paid after all beside another line (migrations/0020).
MISCOUNTED: Final = f"""
    with {OWED}, more_than_once as (
        select subject_id, scheme, component, year from owed group by 1, 2, 3, 4 having sum(months) <> bit_or(months)
    ), counted as (
        select subject_id, scheme, component, year, 1 << n as bit, count(*) - 1 as times
          from more_than_once join owed using (subject_id, scheme, component, year), generate_series(0, 13) n
         where months & (1 << n) <> 0 group by 1, 2, 3, 4, 5 having count(*) > 1
    )
    select c.ledger, coalesce(h.position, 0)
      from ledger.paid_again a
      full join counted o using (subject_id, scheme, component, year, bit)
      join ledger.payment_claims c using (subject_id, scheme, component, year)
      left join ledger.heads h on h.ledger = c.ledger
     where c.ledger = any(%(ledgers)s) and coalesce(a.times, 0) <> coalesce(o.times, 0)
"""
