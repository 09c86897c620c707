"""What families brought forward under the rules for petitions: kept apart, for who handles them."""
