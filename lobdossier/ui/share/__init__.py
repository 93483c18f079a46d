"""The parts of "Delen": what goes along at the left, the real pages at the right."""
