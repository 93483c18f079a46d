"""What helps while writing: spelling, and earlier versions of a text."""
