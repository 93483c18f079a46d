"""Qt models over the lists of a dossier: a page at a time, never everything."""
