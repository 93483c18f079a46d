"""The own part of loopbaansturing."""
