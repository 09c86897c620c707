"""Which edition of the contact policy was adopted where."""
