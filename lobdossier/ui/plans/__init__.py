"""The parts of "Plannen": steps, goals and what was agreed."""
