"""Making tables again from the events, while the office works."""
