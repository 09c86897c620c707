"""Xichuan's published year 2023, told from single cases: who was qualified, and how each yuan came to each person.

The published sums (people, not names) are the county's; every person here is invented. The make-up of the special support is
an assumption that gives the published sum (the preset `xichuan-2023-A` says so).
"""
