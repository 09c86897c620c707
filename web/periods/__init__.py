"""Closing a period: its figures are frozen, restated by what became known later, reopened with a reason."""
