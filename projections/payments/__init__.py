"""Payment lists: the list, its lines, who is left out, what the bank made of them."""
