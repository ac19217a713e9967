"""A virus scanner that is played: over a real socket, in the words of clamd. It finds every file that says 'virus'."""

import socketserver
import struct
import threading
from collections.abc import Iterator

import pytest


class Clamd(socketserver.BaseRequestHandler):
    """Speaks INSTREAM as clamd does: pieces with their length, a length of nought, an answer that ends in a nought."""

    def handle(self) -> None:
        command = self.request.recv(10, 0x100)  # all of it
        received = b""
        while size := struct.unpack("!I", self.request.recv(4, 0x100))[0]:
            received += self.request.recv(size, 0x100)
        assert command == b"zINSTREAM\0"
        found = b"Eicar-Signature FOUND" if b"virus" in received else b"OK"
        self.request.sendall(b"stream: " + found + b"\0")


@pytest.fixture
def clamd() -> Iterator[str]:
    """Its address, for the setting FILE_SCANNER."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"tcp://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
