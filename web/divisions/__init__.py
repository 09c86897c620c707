"""Divisions on a screen: names, trails, choices."""
