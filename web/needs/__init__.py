"""What families need: noted, assigned, answered, closed; emergencies; what is past its day."""
