"""What an office does to see that the work is done well: trainings, tasks with a ladder of days, inspections, campaigns.

Each is a stream of its own, in the ledger of the division it is about.
"""
