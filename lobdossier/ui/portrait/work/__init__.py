"""Werk: what was looked at, and how it goes with the student's own qualities and motives."""
