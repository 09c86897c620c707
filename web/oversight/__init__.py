"""Coverage, overdue, alerts, ledgers: the pages, the API."""
