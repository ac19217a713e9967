"""Asking a virus scanner (clamd) about a file, when one is configured: FILE_SCANNER=tcp://host:3310 or unix:/path."""

import socket
import struct
from contextlib import closing
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

from weerbaar.shared.files.unwanted import UnwantedFile

PIECE = 64 * 1024
SECONDS = 60.0
FOUND = "De virusscanner vindt in dit bestand iets gevaarlijks. We nemen het niet aan."
SILENT = "De virusscanner geeft nu geen antwoord. Probeer het over een paar minuten opnieuw."


def is_configured() -> bool:
    return bool(settings.FILE_SCANNER)


def scan(file: IO[bytes]) -> None:
    """Sends the file in pieces (INSTREAM). Leaves it at its beginning. Raises UnwantedFile when something is found, and
    when the scanner does not answer: what was not looked at does not come in."""
    file.seek(0)
    try:
        with closing(_connect(settings.FILE_SCANNER)) as line:
            line.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
            answer = _answer(line)
    except (OSError, ValueError) as error:
        raise UnwantedFile(SILENT) from error
    finally:
        file.seek(0)
    if answer.endswith("FOUND"):
        raise UnwantedFile(FOUND)
    if not answer.endswith(" OK"):
        raise UnwantedFile(SILENT)


def _connect(address: str) -> socket.socket:
    """Raises OSError or ValueError."""
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        try:
            line.connect(address.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname or "", parts.port or 3310), SECONDS)


def _answer(line: socket.socket) -> str:
    received = b""
    while not received.endswith(b"\0") and len(received) < 4096:
        piece = line.recv(4096)
        if not piece:
            break
        received += piece
    return received.rstrip(b"\0").decode("utf-8", "replace").strip()
