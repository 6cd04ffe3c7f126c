"""Pure decisions of the room: places, notes, the order of a shelf, codes and keys, the language of e-ink readers."""
