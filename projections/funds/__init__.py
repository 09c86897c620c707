"""Funds received, annual forms, and what stands behind them: who is paid, who leaves, who enters, what is not settled."""
