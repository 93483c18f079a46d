"""Help: the words of the field, the keys, and how to begin."""
