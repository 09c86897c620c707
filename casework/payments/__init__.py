"""Payment lists: who is paid what for which months, who decided it, and what the bank made of it.

A list is a stream (casework/payments/lists.py); its lines are computed in batches, each a stream of its own that never changes
(casework/payments/batches.py), in the ledger of the list's division.
"""
