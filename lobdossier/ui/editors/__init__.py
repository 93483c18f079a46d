"""Where the student writes: rich and plain text that keep every character, and the autosave behind them."""
