"""The paints of the app's one drawing, the hills: not roles of the interface, so no token holds them."""

from __future__ import annotations

SKY = ((0.0, "#DAD8FF", "#1B1D3C"), (0.55, "#F4ECFF", "#2B2553"), (1.0, "#FFE9D6", "#3A2C4A"))
"""Where, by day, by night."""
HILLS = (
    ("#C9C5F7", "#30305E", 0.46, 0.36, 0.50),
    ("#A5A0EE", "#3A3A78", 0.58, 0.46, 0.56),
    ("#7A74E4", "#4A4896", 0.70, 0.62, 0.60),
    ("#4B45E0", "#5A57B8", 0.86, 0.80, 0.70),
)
"""By day, by night, and the heights at the left, on the way and at the right."""
SUN, ROAD = ("#FFD27A", "#F4E9C8"), ("#FFF8EC", "#D9D3F4")
