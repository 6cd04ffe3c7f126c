"""Reading what is a reader's."""
