"""How a table is made of events: live, rebuilt, as of any position; and how it is asked."""
