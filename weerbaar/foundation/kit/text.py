"""Comparing what people type: without regard to case, accents, and spaces against hyphens."""

import re
import unicodedata


def fold(text: str) -> str:
    """Lower case, without accents, curly quotes made straight, white space single."""
    if text.isascii():
        return " ".join(text.split()).casefold()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", plain).strip().casefold()


def as_code(text: str) -> str:
    """As `fold`, with a hyphen for each space: the form in which codes and labels are compared."""
    return re.sub(r"[\s_-]+", "-", fold(text))
