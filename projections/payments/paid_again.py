"""Whether what the bank returned is on a list again: on one that pays returned lines again, or on a later list of the scheme."""

from typing import Final

# Of a line `l` that came back by the bank result `r`: a line computed after that, for months of it, on a list that stands. Whatever is
# computed after a return pays its months with the others that are due.
ON_A_LIST_AGAIN: Final = """
    exists (select from read.payment_line m join read.payment_list n on n.list_id = m.list_id and n.status <> 'discarded' and known(n)
             where m.person_id = l.person_id and m.scheme = l.scheme and m.ledger = l.ledger and known(m)
               and m.known_from > r.known_from and m.first_month <= l.last_month and m.last_month >= l.first_month
               and not exists (select from read.bank_result x where x.list_id = m.list_id and x.from_number = m.number
                                  and x.outcome = 'excluded' and known(x)))
"""
