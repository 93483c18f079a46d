"""The reusable parts of the interface. They know the theme and Qt; nothing of a dossier."""
