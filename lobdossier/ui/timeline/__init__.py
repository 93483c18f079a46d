"""The timeline: what a student experienced, talked about and chose, in lanes over the school years."""
