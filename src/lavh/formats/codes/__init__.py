"""Code lists of the library world: languages, countries, geographic areas, relators. Facts of the norms, as tables."""
