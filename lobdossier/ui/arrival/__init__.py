"""A file that somebody brings: what it is, and what can be done with it."""
