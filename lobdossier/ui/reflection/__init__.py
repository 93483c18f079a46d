"""The parts of the screen on which a student looks back."""
