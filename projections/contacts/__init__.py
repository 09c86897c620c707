"""Contacts and needs, and the list a contact person works by."""
