"""What an office owes a household and by when: dated data with its source, and the rule that reads it."""

from casework.policies.editions import (
    Duty,
    Edition,
    FestivalName,
    Labels,
    Level,
    NeedDays,
    UnknownPreset,
    n_times_a_year,
    preset,
    presets,
)

__all__ = [
    "Duty",
    "Edition",
    "FestivalName",
    "Labels",
    "Level",
    "NeedDays",
    "UnknownPreset",
    "n_times_a_year",
    "preset",
    "presets",
]
