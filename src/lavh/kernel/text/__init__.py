"""Text in any script: folding for index and query, stems, sorting, transliteration, marking."""
