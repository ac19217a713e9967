"""The national service of borders, played on this machine: it has borders of one year, or misbehaves."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from weerbaar.foundation.taxonomy.tests import squares

COUNTRY = squares.features()


class Service:
    """The national service, played: it has borders of one year, or misbehaves."""

    def __init__(self) -> None:
        self.year, self.behaves, self.asked = 2026, "well", list[str]()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.ended = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/{{jaar}}/wfs?typeName=gebieden:{{laag}}"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(request.path)
        layer = parse_qs(parts.query)["typeName"][0]
        self.asked.append(f"{parts.path.split('/')[1]} {layer}")
        if self.behaves == "silent":
            self.ended.wait(5)
            return
        status = {"broken": 503}.get(self.behaves, 200 if f"/{self.year}/" in request.path else 404)
        level = "VR" if "veiligheidsregio" in layer else "GM"
        body = b"<html>" if self.behaves == "a page" else squares.geojson(squares.of(level, COUNTRY))
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if status == 200:
            request.wfile.write(body[: len(body) // 2] if self.behaves == "cut off" else body)


@contextmanager
def played() -> Iterator[Service]:
    """Answers until the end of the block."""
    service = Service()
    thread = threading.Thread(target=service.server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield service
    finally:
        service.ended.set()
        service.server.shutdown()
        thread.join()
        service.server.server_close()
