"""Code lists that only records of the MARC family use: geographic areas, relator terms and function codes."""
