"""What an office owes a household on a day, and whether it is covered: the one definition behind every list and figure."""
