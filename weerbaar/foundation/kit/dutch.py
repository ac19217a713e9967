"""Numbers and days as Dutch people type them. Each reader raises ValueError with a Dutch sentence."""

import re
from datetime import date
from decimal import Decimal

FULL_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = {name: number for names in (FULL_MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}
_DAY_FORMATS = (
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2}) (?P<month>[a-z]+)\.? (?P<year>\d{4})"),
)
_THOUSANDS = r"\d{1,3}(\.\d{3})+"


def whole_number(text: str) -> int:
    """A whole number of at most nine digits, with points between thousands if wanted."""
    digits = text.replace(".", "") if re.fullmatch(_THOUSANDS, text) else text
    if not re.fullmatch(r"[0-9]{1,9}", digits):
        raise ValueError(f'"{text}" is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 72.')
    return int(digits)


def amount(text: str) -> Decimal:
    """1.500 is fifteen hundred; 2,5 is two and a half, and so is 2.5. At most two decimals."""
    if re.fullmatch(_THOUSANDS + r"(,\d{1,2})?", text) or re.fullmatch(r"\d{1,12},\d{1,2}", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", text):
        return Decimal(text)
    raise ValueError(f'"{text}" is geen aantal. Schrijf bijvoorbeeld 12 of 2,5.')


def day(text: str) -> date:
    """21-11-2026, 21 november 2026 or 2026-11-21."""
    for pattern in _DAY_FORMATS:
        match = pattern.fullmatch(text.casefold())
        if match:
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTH.get(month, 0)
            try:
                return date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                break
    raise ValueError(f'"{text}" is geen datum. Schrijf bijvoorbeeld 21-11-2026.')


def typed_amount(value: Decimal) -> str:
    """As somebody would type it: '2500,5', '12'."""
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def long_day(value: date) -> str:
    """As in a letter: '21 november 2026'."""
    return f"{value.day} {FULL_MONTHS[value.month - 1]} {value.year}"
