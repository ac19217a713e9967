"""What a spreadsheet keeps as a number becomes text as a Dutch reader would type it."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

DAY, TIME = "day", "time"
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_465  # 31 December 9999
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_BUILT_IN_DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)})
_BUILT_IN_TIMES = frozenset({18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47})


def kind_of_format(number: int, code: str) -> str:
    """What a cell with this number format shows: 'day', 'time', so many zeros ('00000000'), or '' for a number."""
    if not code:
        return DAY if number in _BUILT_IN_DAYS else TIME if number in _BUILT_IN_TIMES else ""
    if re.fullmatch(r"0{2,}", code):
        return code
    bare = _LITERAL.sub("", code.split(";", maxsplit=1)[0]).casefold()
    if bare == "general" or not re.search(r"[dmyjhs]", bare):
        return ""
    if re.search(r"[dyj]", bare) or ("m" in bare and not re.search(r"[hs]", bare)):
        return DAY
    return TIME


def number_text(raw: str) -> str:
    """'2500.5' as '2500,5', without the noise of binary fractions; anything that is no number as it is."""
    if raw.isascii() and raw.isdigit() and len(raw) <= 15 and (raw == "0" or raw[0] != "0"):
        return raw
    try:
        value = float(raw)
        plain = f"{Decimal(f'{value:.15g}'):f}"
    except (ValueError, ArithmeticError):
        return raw
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain.replace(".", ",")


def formatted(raw: str, kind: str, is_1904: bool = False) -> str:
    """A number as its cell shows it: a day, a time, with zeros before it, or plainly."""
    if not kind:
        return number_text(raw)
    try:
        value = float(raw)
    except ValueError:
        return raw
    if kind in (DAY, TIME):
        return _moment(value, kind, is_1904) or number_text(raw)
    return number_text(raw).zfill(len(kind)) if value >= 0 and value.is_integer() else number_text(raw)


def _moment(serial: float, kind: str, is_1904: bool) -> str:
    """Days since the epoch as a day, or as a time when only that shows; '' for what cannot be one."""
    if not 0 <= serial <= _LAST_SERIAL:
        return ""
    moment = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(seconds=round(serial * 86_400))
    if kind == TIME and serial < 1:
        return f"{moment:%H:%M}"
    return moment_text(moment)


def moment_text(moment: date) -> str:
    """'21-11-2026', with the time behind it if there is one."""
    if isinstance(moment, datetime) and (moment.hour or moment.minute):
        return f"{moment:%d-%m-}{moment.year:04d} {moment:%H:%M}"
    return f"{moment:%d-%m-}{moment.year:04d}"


def iso_text(raw: str) -> str:
    """'2026-11-21T00:00:00' as '21-11-2026'; anything else as it is."""
    try:
        return moment_text(datetime.fromisoformat(raw))
    except ValueError:
        return raw
