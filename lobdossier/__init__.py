"""A student's own career dossier (loopbaandossier): experiences, reflections, conversations, and a document to hand over."""

from __future__ import annotations

__version__ = "0.1.0"
