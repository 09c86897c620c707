"""Reads a stranger's workbook in a process of its own, so that no file can hurt the office."""
