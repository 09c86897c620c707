"""Applications for schemes: applied for, reviewed, on notice, decided, reviewed yearly, ended."""
