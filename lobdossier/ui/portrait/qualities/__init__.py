"""Kwaliteiten: each quality with its chain, what suits sometimes or not, and what is still to be learned."""
