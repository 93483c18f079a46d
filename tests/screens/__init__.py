"""Every screen as a picture, so that a person can look at all of them: ``python -m tests.screens OUT``."""
