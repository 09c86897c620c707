"""Everything that can be asked of a household, and by whom, a file for each subject. Days are of the office; spans are half-open."""
