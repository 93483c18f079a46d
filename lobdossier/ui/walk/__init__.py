"""The parts of "Bekijken": one thing at a time, large enough for two people at one table."""
