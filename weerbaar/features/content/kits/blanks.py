"""What has to be filled in of a ready text: '[naam gemeente]', the same wherever it stands."""

import re
from collections.abc import Iterable, Mapping

from weerbaar.foundation.kit.text import fold

MOST = 40
BLANK = re.compile(r"\[([^\[\]\n]{1,60})\]")


def blanks_in(texts: Iterable[str]) -> list[str]:
    """Their names, each once, in the order in which they come."""
    found: dict[str, str] = {}
    for text in texts:
        for name in BLANK.findall(text):
            plain = " ".join(name.split())
            if plain:
                found.setdefault(fold(plain), plain)
    return list(found.values())[:MOST]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what was typed, by name; what was left empty stays to be filled in by hand."""
    typed = {fold(name): value.strip() for name, value in values.items()}
    return BLANK.sub(lambda match: typed.get(fold(match[1])) or match[0], text)


def pieces(text: str) -> list[tuple[str, bool]]:
    """(words, is a blank) in order; together they are the text."""
    found, at = [], 0
    for match in BLANK.finditer(text):
        found += [(text[at : match.start()], False), (match[0], True)]
        at = match.end()
    return [(words, is_blank) for words, is_blank in [*found, (text[at:], False)] if words]
