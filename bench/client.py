"""A web client that costs little itself: plain sockets that stay open."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence


class Client:
    """One connection; `get` gives the milliseconds until the whole answer is there."""

    def __init__(self, port: int, cookie: str = "", key: str = "") -> None:
        self._head = f"Host: localhost:{port}\r\nAccept-Encoding: identity\r\n"
        self._head += f"Cookie: {cookie}\r\n" if cookie else ""
        self._head += f"Authorization: Bearer {key}\r\n" if key else ""
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._rest = b""

    def get(self, path: str) -> float:
        """Raises RuntimeError when the answer is not 200."""
        started = time.perf_counter()
        self._socket.sendall(f"GET {path} HTTP/1.1\r\n{self._head}\r\n".encode())
        status, headers = self._read_head()
        if b"transfer-encoding: chunked" in headers:
            while (size := int(self._line(), 16)) > 0:
                self._take(size + 2)
            self._take(2)
        else:
            self._take(int(headers.split(b"content-length:")[1].split(b"\r\n")[0]))
        if status != b"200":
            raise RuntimeError(f"{path} geeft {status.decode()}")
        return (time.perf_counter() - started) * 1000

    def _read_head(self) -> tuple[bytes, bytes]:
        while b"\r\n\r\n" not in self._rest:
            self._more()
        head, self._rest = self._rest.split(b"\r\n\r\n", 1)
        return head.split(b" ", 2)[1], head.lower() + b"\r\n"

    def _line(self) -> bytes:
        while b"\r\n" not in self._rest:
            self._more()
        line, self._rest = self._rest.split(b"\r\n", 1)
        return line

    def _take(self, size: int) -> None:
        while len(self._rest) < size:
            self._more()
        self._rest = self._rest[size:]

    def _more(self) -> None:
        found = self._socket.recv(1 << 17)
        if not found:
            raise RuntimeError("De webserver verbrak de verbinding.")
        self._rest += found


def together(port: int, paths: Sequence[str], clients: int, cookie: str = "") -> float:
    """Answers per second when so many clients ask all paths between them."""
    waiting, lock = list(paths), threading.Lock()

    def work() -> None:
        client = Client(port, cookie)
        while True:
            with lock:
                if not waiting:
                    return
                path = waiting.pop()
            client.get(path)

    threads = [threading.Thread(target=work) for _ in range(clients)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(paths) / (time.perf_counter() - started)
