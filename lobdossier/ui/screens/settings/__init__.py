"""The settings: how it looks, who you are, your school, and where your file is."""

from __future__ import annotations

from lobdossier.ui.screens.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]
