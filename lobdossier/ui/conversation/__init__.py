"""The parts from which the screens of a conversation are made: preparing it, its sheet, and writing down what came out."""
