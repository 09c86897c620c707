"""Designated hospitals."""
