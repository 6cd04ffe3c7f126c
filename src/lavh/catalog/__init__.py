"""The union catalogue, after LRM: works, expressions, manifestations, items; agents and subjects; archival units in their tree."""
