"""Records in: sources, raw records kept verbatim, runs, and the pipeline from bytes to the catalogue."""
