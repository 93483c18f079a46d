"""The example dossier: one student of four school years, told by hand, and grown to any size when asked."""

from __future__ import annotations

from lobdossier.services.demo.build import build_demo
from lobdossier.services.demo.story import demo_student

__all__ = ["build_demo", "demo_student"]
