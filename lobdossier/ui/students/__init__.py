"""Mijn studenten: the list of a guide, in a window of its own, because a guide need not have a dossier."""
