"""The use cases: the only door to a dossier for the interface and the command line.

`workspace.Workspace` is one open dossier with everything that can be done to it. Services are synchronous and know no
screen; the interface decides what runs in the background.
"""
