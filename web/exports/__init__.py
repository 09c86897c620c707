"""Taking along what is on the screen: a spreadsheet or CSV, with its day, what was known, and a hash."""
