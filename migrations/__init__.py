"""Numbered SQL for what cannot be rebuilt. Forward only; never edited once released."""
