"""Petitions (信访事项): recorded, answered, put right, by who was given leave to handle them; for others there are none."""
