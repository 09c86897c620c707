"""Trainings, tasks, inspections, campaigns, the quality of records: what can be asked, the pages, the API."""
