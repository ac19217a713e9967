"""What one cell may hold: each reader turns text into a value, or raises ValueError with a Dutch sentence."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from weerbaar.foundation.kit import dutch
from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.taxonomy import areas, vocabularies

Reader = Callable[[str], Any]
# Days as spreadsheets count them, from the year 2000 up to 2100; before that this register did not exist.
FIRST_SERIAL, LAST_SERIAL = 36_526, 73_050
FIRST_YEAR = 1990


def text(longest: int) -> Reader:
    """Free text of at most so many characters."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise ValueError(f"is {len(cell)} tekens lang; ten hoogste {longest} passen hier.")
        if any(ord(c) < 32 and c not in "\n\r\t" for c in cell):
            raise ValueError("bevat tekens die geen letters zijn. Typ de cel opnieuw.")
        return cell.replace("\r\n", "\n")

    return read


def kvk(cell: str) -> str:
    digits = re.sub(r"[ .]", "", cell)
    if re.fullmatch(r"\d{7}", digits):
        raise ValueError(f'"{cell}" heeft 7 cijfers en een KvK-nummer 8. Is de nul vooraan weggevallen?')
    if not re.fullmatch(r"\d{8}", digits):
        raise ValueError(f'"{cell}" is geen KvK-nummer. Dat heeft 8 cijfers.')
    return digits


def day(cell: str) -> date:
    """A day as people type it; one with a time behind it, or as a spreadsheet counts it (46347), is understood."""
    if re.fullmatch(r"\d{5}", cell) and FIRST_SERIAL <= int(cell) <= LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(days=int(cell))
    found = dutch.day(re.sub(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", "", cell))
    if found.year < FIRST_YEAR:
        raise ValueError(f'"{cell}" is te lang geleden. Klopt het jaar?')
    return found


def website(cell: str) -> str:
    url = cell if "://" in cell else f"https://{cell}"
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise ValueError(f'"{cell}" is geen webadres. Schrijf bijvoorbeeld https://www.voorbeeld.nl.') from None
    return url


def term(vocabulary: str, word: str, without: Iterable[str] = ()) -> Reader:
    """A code or label of a vocabulary, without regard to case, accents, and spaces against hyphens."""
    left_out = set(without)
    codes: dict[str, str] = {}
    for known in vocabularies.words(vocabulary).values():
        if known.code not in left_out:
            for name in (known.code, known.label, *known.other_names):
                codes.setdefault(as_code(name), known.code)

    def read(cell: str) -> str:
        code = codes.get(as_code(cell))
        if code is None:
            raise ValueError(f'"{cell}" ken ik niet als {word}{_did_you_mean(cell, codes)}')
        return code

    return read


def choice(values: Mapping[str, str], word: str) -> Reader:
    """One of a few words."""

    def read(cell: str) -> str:
        value = values.get(as_code(cell))
        if value is None:
            raise ValueError(f'"{cell}" ken ik niet als {word}; kies uit {" of ".join(values)}.')
        return value

    return read


def _did_you_mean(cell: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(as_code(cell), list(known), n=1, cutoff=0.7)
    return f"; bedoelde u {close[0]}?" if close else "."


def several(read: Reader) -> Reader:
    """Values separated by '|'."""

    def read_all(cell: str) -> list[Any]:
        return [read(part.strip()) for part in cell.split("|") if part.strip()]

    return read_all


def area(cell: str) -> list[str]:
    """Area codes or names, separated by '|', as the fewest codes that cover the same."""
    codes = {code for part in cell.split("|") if part.strip() for code in areas.parse(part)}
    return list(areas.normalise(codes))
