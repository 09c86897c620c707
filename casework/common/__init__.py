"""What every room of the rules shares: events, commands, private texts, days, refusals, roles."""
