"""Trainings, tasks, inspections, campaigns; records checked; how complete and how timely the records are."""
