"""The event store: one gapless, hash-chained ledger per deciding division, in one set of PostgreSQL tables.

This package alone knows the eventsourcing library and psycopg; the rules beside it know neither.
"""
