"""The parts of the rooms "Ervaringen": the rows of the list, its filters, and the parts of the editor."""
