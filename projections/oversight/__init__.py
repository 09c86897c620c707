"""Coverage, what is overdue and why, alerts, and the figures above a county."""
