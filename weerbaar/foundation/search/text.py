"""Letters and words, before any knowledge of Dutch."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?![\d.])|[^\W_]+(?:['’‘´`‐‑-][^\W_]+)*")
"""A number with thousand dots, or letters and digits that hyphens and apostrophes may hold together."""

INNER = re.compile(r"['’‘´`‐‑-]")
_FOLDS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ĳ": "ij"})


def fold(text: str) -> str:
    """Lower case without accents: 'Coördinatie' -> 'coordinatie'."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered.translate(_FOLDS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def whole(text: str) -> str:
    """The text with letters and their accents as single characters; positions of tokens are positions in this."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def raw_words(text: str) -> list[str]:
    """The words of a text in lower case, accents and inner hyphens still there."""
    return WORD.findall(whole(text).lower())


def stems(word: str) -> list[str]:
    """What a word may be without its ending: plural, -e, -s, diminutive."""
    stems = []
    if word.endswith("en") and len(word) >= 5:
        stem = word[:-2]
        stems.append(stem[:-1] if stem[-1] == stem[-2] else stem)
        if stem[-2] in "aeou" and stem[-3] not in "aeiou":
            stems.append(stem[:-2] + stem[-2] * 2 + _hard(stem[-1]))
        stems.append(stem[:-1] + _hard(stem[-1]))
    for ending in ("tjes", "tje", "jes", "je", "s", "e"):
        if word.endswith(ending):
            stems.append(word[: -len(ending)])
    return stems


def _hard(letter: str) -> str:
    return {"z": "s", "v": "f"}.get(letter, letter)
