"""Something that `casework check` found to differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """In which table, of what kind, of which ledger and, where it is one stream's, of which.

    `count`: events and rows do not number the same; `rows`: folding a stream again gives other rows; `position`: told
    further than the ledger goes; `sums`: not what the log, or a form itself, adds up to; `figures`: not what the households add up to;
    `hash`: not the one that was told; `list`: the list behind a cell is of another length; `episodes`: not what the definition
    says is overdue.
    """

    model: str
    kind: str
    ledger: str
    stream: str
    detail: str
