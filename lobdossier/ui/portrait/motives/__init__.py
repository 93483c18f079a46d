"""Motieven: the own order of today, and the red thread that runs into it."""
