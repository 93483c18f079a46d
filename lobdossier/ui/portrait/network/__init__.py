"""The network: a map and a list of the people around the student, and what hangs on each of them."""
