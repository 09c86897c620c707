"""What families asked for: each need, the step it waits for, what was answered; and what is past its day."""
