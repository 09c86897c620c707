"""Schemes: what is in force, adopting an edition, and whether a figure can be right."""
