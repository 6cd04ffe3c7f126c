"""Coordinates as maps are catalogued: "W1800000", "E079.533265", "-079.5", "E0691500.25" → degrees."""

_SIGNS = {
    "W": -1.0,
    "S": -1.0,
    "E": 1.0,
    "N": 1.0,
    "-": -1.0,
    "+": 1.0,
    "O": -1.0,
    "Z": -1.0,
}  # O, Z: west and south in Romance languages and Dutch


def degrees(text: str) -> float | None:
    """Degrees, west and south negative; None for what is no coordinate. Digits without a point are degrees, minutes and seconds."""
    text = text.strip().upper().replace(",", ".").replace(" ", "")
    sign = _SIGNS.get(text[:1])
    number = text[1:] if sign is not None else text
    whole, point, fraction = number.partition(".")
    if not whole.isdecimal() or (point and not fraction.isdecimal()):
        return None
    if len(whole) >= 5:  # dddmmss, or without leading zeros; what follows are parts of a second
        whole, fraction = whole[:7].zfill(7), whole[7:] + fraction
        seconds = float(f"{whole[5:]}.{fraction or 0}")
        value = int(whole[:3]) + int(whole[3:5]) / 60 + seconds / 3600
    else:
        value = float(f"{whole}.{fraction or 0}")
    return round((sign or 1.0) * value, 6) if value <= 180 else None


def box(west: str, east: str, north: str, south: str) -> tuple[float, float, float, float] | None:
    """(west, south, east, north) of four coordinates; None unless all are there and make sense."""
    found = (degrees(west), degrees(south), degrees(east), degrees(north))
    if any(each is None for each in found):
        return None
    left, bottom, right, top = (each or 0.0 for each in found)
    return (left, bottom, right, top) if -90 <= bottom <= top <= 90 else None
