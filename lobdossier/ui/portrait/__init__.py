"""The parts of "Dit ben ik"."""
