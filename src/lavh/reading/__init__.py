"""Readers and what is theirs: places that are never lost, notes, shelves, devices. A publication and a work are known here by their numbers only."""
