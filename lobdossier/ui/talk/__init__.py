"""Holding a conversation: the calm room in which the people at one table look, talk and note."""
