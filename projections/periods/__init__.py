"""Periods as counties closed them."""
