"""Text that a spreadsheet would take for a formula is written with a ' before it, and read without."""

import re

_LOOKS_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"''*[=+\-@\t\r]")


def escape(text: str) -> str:
    """With one ' more where the text begins with =, +, -, @, tab or return (or with ' before one of these)."""
    return f"'{text}" if _LOOKS_LIKE_FORMULA.match(text) else text


def unescape(text: str) -> str:
    """Exactly what `escape` put there is taken off; `unescape(escape(text)) == text` for every text."""
    return text[1:] if _ESCAPED.match(text) else text
