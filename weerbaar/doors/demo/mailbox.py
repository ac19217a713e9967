"""The mail that the demo sent, read from the files that the mail catcher (ops.mailcatcher) wrote."""

import datetime as dt
import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from pathlib import Path

NEWEST = 200
LINK = re.compile(r"""href\s*=\s*["'](https?://[^"']+)["']""", re.IGNORECASE)


@dataclass(frozen=True)
class Letter:
    """One message; `moment` is when it was caught, in microseconds since 1970, and its name."""

    moment: int
    sender: str
    to: str
    subject: str
    text: str
    html: str

    @property
    def at(self) -> dt.datetime:
        """When it was caught, in UTC."""
        return dt.datetime.fromtimestamp(self.moment / 1_000_000, tz=dt.UTC)

    @property
    def html_links(self) -> list[str]:
        """The addresses in the HTML part, each once, in order."""
        return list(dict.fromkeys(unescape(link) for link in LINK.findall(self.html)))


def letters(folder: Path) -> list[Letter]:
    """What was caught, newest first, at most 200."""
    files = sorted((file for file in folder.glob("*.eml") if file.stem.isdecimal()), reverse=True)[:NEWEST]
    return [letter for file in files if (letter := _read(file))]


def letter(folder: Path, moment: int) -> Letter | None:
    """One message, or None when there is none of that moment."""
    return _read(folder / f"{moment}.eml")


def _read(file: Path) -> Letter | None:
    try:
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
    except FileNotFoundError:
        return None
    return Letter(
        moment=int(file.stem),
        sender=str(message.get("From", "")),
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")) or "(zonder onderwerp)",
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, KeyError):  # a character set or coding that Python does not know
        return str(part.get_payload())
