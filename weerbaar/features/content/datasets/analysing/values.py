"""One cell: whether it is a number, a day, yes or no, or a place. Each reader gives None for what it is not."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from weerbaar.foundation.kit.dutch import day as dutch_day
from weerbaar.foundation.kit.text import as_code

DUTCH, ENGLISH = ",", "."  # the sign before the decimals
MISSING = frozenset(
    {"-", "--", "?", ".", "n.v.t.", "nvt", "n.b.", "nb", "onbekend", "n/a", "null", "geen opgave", "leeg"}
)
_YES = frozenset({"ja", "j", "yes", "y", "true", "waar"})
_NO = frozenset({"nee", "n", "no", "false", "onwaar"})
_WHOLE = r"(?:0|[1-9]\d*)"
_NUMBER = {
    DUTCH: re.compile(rf"-?(?:[1-9]\d{{0,2}}(?:\.\d{{3}})+|{_WHOLE})(?:,\d+)?"),
    ENGLISH: re.compile(rf"-?(?:[1-9]\d{{0,2}}(?:,\d{{3}})+|{_WHOLE})(?:\.\d+)?(?:[eE][+-]?\d{{1,2}})?"),
}
_AROUND = re.compile(r"^[€$£]\s*|\s*[%€]$|(?<=\d)[ \u00a0\u202f](?=\d{3}(?:\D|$))")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_MONTH = re.compile(r"((?:18|19|20|21)\d{2})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:18|19|20|21)\d{2}")
_CODE = re.compile(r"GM\d{4}|VR\d{2}|PV\d{2}|NL", re.IGNORECASE)
LONGEST = 40  # letters of anything that is read as something else than text


def is_missing(text: str) -> bool:
    """Whether somebody wrote that there is nothing."""
    return text.casefold() in MISSING


def yes_no(text: str) -> bool | None:
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def number(text: str, decimal: str = DUTCH) -> Decimal | None:
    """'1.234,5', '€ 12' and '7%' by the sign before the decimals; what begins with a needless zero is a code."""
    if len(text) > LONGEST:
        return None
    bare = _AROUND.sub("", text)
    if not _NUMBER[decimal].fullmatch(bare):
        return None
    plain = bare.replace(".", "").replace(",", ".") if decimal == DUTCH else bare.replace(",", "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def day(text: str) -> date | None:
    """'21-11-2026', '2026-11-21T10:00', '21 november 2026'; '2026-11' is the first of that month."""
    if len(text) > LONGEST or not text[:1].isdigit():
        return None
    month = _MONTH.fullmatch(text)
    if month:
        return date(int(month[1]), int(month[2]), 1)
    try:
        return dutch_day(_TIME.sub("", text))
    except ValueError:
        return None


def year(text: str) -> int | None:
    return int(text) if _YEAR.fullmatch(text) else None


def area(text: str, places: Mapping[str, str]) -> str | None:
    """The code of a municipality, province or region, by that code or by its name in `places` (see `as_code`)."""
    if len(text) > LONGEST:
        return None
    return text.upper() if _CODE.fullmatch(text) else places.get(as_code(text))
