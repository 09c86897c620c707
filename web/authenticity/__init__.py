"""Hints in what is recorded, and families called back at random."""
