"""Contacts as their records speak of them, and call-backs."""
