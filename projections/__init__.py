"""The screens' tables: folded from events inside each append, rebuilt from them at any time."""
