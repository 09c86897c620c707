"""Money before and after it is paid: what a year will need, what has come in, and the forms that account for it."""
