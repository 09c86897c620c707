"""Designated hospitals: what can be asked, the pages."""
