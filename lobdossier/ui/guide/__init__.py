"""What guides leave in a dossier: beside every page for the guide who writes it, and for the student who reads it."""
