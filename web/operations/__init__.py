"""What runs beside the pages: the clock, the follower, health, figures for operators."""
