"""Sorting cards of qualities and skills: one on the table, and the piles to lay it on."""
