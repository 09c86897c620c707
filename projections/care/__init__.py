"""Family doctors and the green channel of each person."""
