"""The form on which somebody at the table answers the shared questions: printed and written on, or filled in on screen."""
