"""What the school asks for, as the interface shows it."""
