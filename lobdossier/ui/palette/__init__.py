"""Ctrl+K: one field that finds everything the student wrote, and every action by name."""
