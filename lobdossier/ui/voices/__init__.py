"""The parts of "Drie stemmen": the same few questions, answered by everybody at the table."""
