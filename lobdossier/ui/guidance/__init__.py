"""How the student is guided: asking, and reading back."""
