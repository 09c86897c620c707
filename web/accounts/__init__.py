"""Signing in, users, one's own account, the log of administration."""
