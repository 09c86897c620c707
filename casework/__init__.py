"""The rules of the office, and the ledger that keeps what happened."""
