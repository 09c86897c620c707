"""What was paid and was not due, what becomes of it; and who is still to be paid."""
