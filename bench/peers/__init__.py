"""Other programs that do the same, set up and asked."""
