"""A real X server, real keys and clicks, and eyes to see where things are."""
