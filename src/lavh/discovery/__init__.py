"""Finding: what people type → a query → an engine → numbers of works and counts. The index only finds; SQL decides."""
