"""Numbers, times and moments as people say them."""

from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

DAY = 24


def amount(value: Any, unit: str = "") -> str:
    """1200 with unit 'bedden' as '1.200 bedden'; '' for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, int) or value == int(value):
        number = f"{int(value):,}".replace(",", ".")
    else:
        number = number_format(value, decimal_pos=1, force_grouping=True)
    if unit[1:2].islower():  # 'Bedden' from a list; 'MW' stays
        unit = unit[0].lower() + unit[1:]
    return f"{number} {unit}".strip()


def hours(value: int | None) -> str:
    """A number of hours as '4 uur', '3 dagen', '2 weken'; '' for nothing. Up to two days it stays hours."""
    if value is None:
        return ""
    if value <= 2 * DAY or value % DAY:
        return f"{value} uur" if value < 10 * DAY else f"{round(value / DAY)} dagen"
    days = value // DAY
    if days >= 14 and days % 7 == 0:
        return f"{days // 7} weken"
    return f"{days} dagen"


def within(value: int | None) -> str:
    """A notice time in hours as 'direct' or 'binnen 4 uur'; '' for nothing."""
    if value is None:
        return ""
    return "direct" if value == 0 else f"binnen {hours(value)}"


def ago(value: date | datetime | None) -> str:
    """A day as 'vandaag', 'gisteren', '3 dagen geleden', '2 maanden geleden', 'over 3 dagen'; '' for nothing."""
    if value is None:
        return ""
    days = (timezone.localdate() - _day(value)).days
    if days in (0, 1, -1):
        return {0: "vandaag", 1: "gisteren", -1: "morgen"}[days]
    span = _span(abs(days))
    return f"{span} geleden" if days > 0 else f"over {span}"


def moment(value: date | datetime | None) -> str:
    """A day as `<time>`: '21 november 2026'."""
    if value is None:
        return ""
    day = _day(value)
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), date_format(day, "j F Y"))


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _span(days: int) -> str:
    if days < 14:
        return f"{days} dagen"
    if days < 60:
        return f"{days // 7} weken"
    if days < 730:
        return f"{days // 30} maanden" if days < 365 else "een jaar"
    return f"{days // 365} jaar"


def running(text: str) -> SafeString:
    """Text as people type it: an empty line parts paragraphs, lines that begin with '- ' make a list."""
    parts: list[str] = []
    for block in text.replace("\r\n", "\n").strip().split("\n\n"):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        for is_item, group in groupby(lines, key=lambda line: line.startswith("- ")):
            told = [str(escape(line.removeprefix("- ") if is_item else line)) for line in group]
            parts.append(f"<ul><li>{'</li><li>'.join(told)}</li></ul>" if is_item else f"<p>{'<br>'.join(told)}</p>")
    return SafeString("\n".join(parts))
