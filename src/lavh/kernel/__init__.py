"""The ground floor: text, languages, identifiers, dates, time and errors. Knows no framework and does no I/O."""
