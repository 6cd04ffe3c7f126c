"""Times as sound formats write them, in seconds: clock values of SMIL, WebVTT, SRT and cue lists, NPT, ISO 8601 durations."""

import re

_CLOCK = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,6})(?:[.,](\d{1,9}))?")
_METRIC = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*(h|min|s|ms)?")
_ISO = re.compile(r"P(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9}(?:[.,]\d{1,9})?)S)?)?")
_UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001}


def seconds(written: str) -> float | None:
    """What "1:02:03.5", "62:03", "npt=12.5s", "90min", "1500ms", "12,250" are in seconds; nothing for anything else."""
    words = written.strip().lower().removeprefix("npt=").strip()
    clock = _CLOCK.fullmatch(words)
    if clock:
        whole = int(clock[1] or 0) * 3600 + int(clock[2] or 0) * 60 + int(clock[3])
        return round(whole + float("0." + (clock[4] or "0")), 3)
    metric = _METRIC.fullmatch(words)
    return round(float(metric[1]) * _UNITS[metric[2] or "s"], 3) if metric else None


def iso(written: str) -> float | None:
    """An ISO 8601 duration ("PT1H2M3.5S") in seconds; nothing for anything else."""
    found = _ISO.fullmatch(written.strip().upper())
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes, rest = (float((part or "0").replace(",", ".")) for part in found.groups())
    return round(days * 86_400 + hours * 3600 + minutes * 60 + rest, 3)


def shown(value: float) -> str:
    """Seconds as media fragments and guided navigation write them: "12.5", without noughts at the end."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
