"""Parts of the pages about one thing or one place: what the catalogue and the network know, in the order in which a patron asks."""
