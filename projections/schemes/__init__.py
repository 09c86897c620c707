"""Schemes as adopted, and what conditions and rates ask of people."""
