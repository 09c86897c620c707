"""Pages, the API, sign-in, the clock and the command line."""
