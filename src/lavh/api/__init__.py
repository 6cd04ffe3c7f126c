"""Standard doors: what other systems read us through. A door asks one query and writes the answer in its norm's words."""
