"""What an agent did, from codes and terms in several languages."""

from lavh.formats.codes.relators import CODES, ROLES
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.worksheet import plain

UNSAID = [("cre", "")]
_ROLES: dict[str, tuple[str, str]] = {}  # relator term or code as written → (code, as written where no code fits)


def role_of(written: str) -> tuple[str, str]:
    """(relator code, the term where no code fits) of a $4 code or address or of a $e term."""
    found = _ROLES.get(written)
    if found is None:
        found = _role(written)
        if len(_ROLES) < 10_000:
            _ROLES[written] = found
    return found


def _role(written: str) -> tuple[str, str]:
    text = plain(written)
    code = text.rsplit("/", 1)[-1]
    if code in CODES:
        return code, ""
    for name in (text, text.removeprefix("joint "), text.split(" (")[0], text.split(",")[0]):
        if name in ROLES:
            return ROLES[name], ""
    return ("cre", trim_stop(written)) if text else ("cre", "")


def told(roles: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """$e and $4 often say the same: the code speaks, unless there is only the term."""
    if len(roles) < 2:
        return roles or UNSAID
    return [role for role in roles if role[0] != "cre"] or roles[:1]
