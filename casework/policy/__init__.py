"""What an office owes a household and by when: dated data with its source, and the rule that reads it."""

from casework.policy.cadence import BaseKind, DueItem, HouseholdFacts, due_items, interval_days
from casework.policy.editions import (
    Duty,
    Edition,
    FestivalName,
    Labels,
    Level,
    UnknownPreset,
    n_times_a_year,
    preset,
    presets,
)

__all__ = [
    "BaseKind",
    "DueItem",
    "Duty",
    "Edition",
    "FestivalName",
    "HouseholdFacts",
    "Labels",
    "Level",
    "UnknownPreset",
    "due_items",
    "interval_days",
    "n_times_a_year",
    "preset",
    "presets",
]
