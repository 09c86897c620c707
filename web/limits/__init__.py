"""What a request may take: room, time and size, by the kind of its work, so that none holds up the others."""
