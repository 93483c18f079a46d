"""Dossier and files of others, in and out: photos and other evidence, and the documented JSON form."""
