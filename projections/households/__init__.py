"""Households, their members, and the page of one."""
