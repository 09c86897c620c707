"""Who applied for what, and how far it is."""
