"""Pure functions on text: the block tree and its Markdown, counting, searching, Dutch dates, names and sentences."""
