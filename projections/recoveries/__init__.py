"""What was paid too much and what of it came back; what is due and unpaid."""
