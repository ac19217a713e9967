"""Who holds a position: kinds of parties in words, and organisations of the register by their address."""

import re
from collections.abc import Iterable
from typing import Any

from weerbaar.foundation.kit.ids import ALPHABET
from weerbaar.foundation.organisations.queries import visible_to

ADDRESS = re.compile(rf"(?:https?://[^/\s]+)?/organisaties/([{ALPHABET}]{{8}})/?(?:[?#].*)?")
UNKNOWN = "Deze organisatie vinden we niet: ‘{}’. Neem het adres over van haar bladzijde, of noem haar met woorden."


def ref_in(line: str) -> str:
    """The ref of the organisation whose address this is; '' when it is words."""
    found = ADDRESS.fullmatch(line.strip())
    return found[1] if found else ""


def tidied(user: Any, lines: Iterable[str]) -> list[str]:
    """With every address in its short form. Raises ValueError with a sentence for one that this person may not see."""
    every = list(lines)
    names = _names(user, every)
    for line in every:
        if (ref := ref_in(line)) and ref not in names:
            raise ValueError(UNKNOWN.format(line))
    return [f"/organisaties/{ref}/" if (ref := ref_in(line)) else line for line in every]


def shown(user: Any, lines: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Per line (name, address, or '' where it is words); what this reader may not see is left out. One query."""
    every = list(lines)
    names = _names(user, every)
    told = {}
    for line in every:
        ref = ref_in(line)
        if not ref:
            told[line] = (line, "")
        elif ref in names:
            told[line] = (names[ref], f"/organisaties/{ref}/")
    return told


def _names(user: Any, lines: Iterable[str]) -> dict[str, str]:
    refs = {ref_in(line) for line in lines}
    return dict(visible_to(user).filter(ref__in=refs).values_list("ref", "name"))
