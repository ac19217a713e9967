"""The network as somebody sees it: the server, the answer and a real browser, with 2,000 and 10,000 organisations.

Rows come from `manage.py synthesise`, ties from `network.sql`, in a database that is thrown away. Chromium may have no
graphics card to draw with, so a real screen is faster than these figures.
"""

from __future__ import annotations

import os
import sys
import urllib.request
from pathlib import Path
from typing import Any

from bench import client, measure
from bench.door import _python, _site, _timed

HERE = Path(__file__).resolve().parent
SIZES = (2_000, 10_000)
PAGE, DATA = "/netwerkkaart/?weergave=netwerk", "/netwerkkaart/netwerk.json?weergave=netwerk"
TIMES, LOOKS, SECONDS = 5, 3, 3.0


def main(folder: Path) -> dict[str, Any]:
    """Per size: milliseconds of page and data, bytes, seconds until drawn, and frames a second while it is dragged."""
    return {str(size): _of(folder / str(size), size) for size in SIZES}


def _of(folder: Path, size: int) -> dict[str, Any]:
    folder.mkdir()
    with _site(folder, size, per_organisation=3) as (port, env, _, _):
        ties = int(_python(env, "-m", "bench.network", "fill"))
        places, _ = _timed(env, "manage.py", "network_positions", "--opnieuw")
        again, _ = _timed(env, "manage.py", "network_positions")
        one = client.Client(port)
        one.get(PAGE)
        found: dict[str, Any] = {
            "ties": ties,
            "places_s": places,
            "places_again_s": again,
            "page": _times(one, PAGE),
            "data": _times(one, DATA),
            "bytes": _size(port, ""),
            "bytes_packed": _size(port, "gzip"),
            "load_at_browser": os.getloadavg()[0],
        }
        return found | _looked_at(f"http://127.0.0.1:{port}{PAGE}")


def _times(one: client.Client, path: str) -> dict[str, float]:
    times = [one.get(path) for _ in range(TIMES)]
    return {"p50": measure.at(times, 0.5), "max": max(times)}


def _size(port: int, encoding: str) -> int:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{DATA}", headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        return len(answer.read())


# Drags to and fro from within the page, a step at each frame, and counts those frames: how fast a browser driven from
# outside may send its events says nothing of the page.
DRAG = """seconds => new Promise(done => {
  const picture = document.querySelector(".net__canvas");
  const box = picture.getBoundingClientRect();
  const began = performance.now();
  let frames = 0;
  (function frame() {
    const turn = frames / 12;
    picture.dispatchEvent(new PointerEvent("pointermove", { pointerId: 1, pointerType: "mouse", bubbles: true,
      clientX: box.x + box.width / 2 + 140 * Math.sin(turn), clientY: box.y + box.height / 2 + 90 * Math.cos(turn) }));
    frames += 1;
    const passed = (performance.now() - began) / 1000;
    if (passed < seconds) requestAnimationFrame(frame); else done(frames / passed);
  })();
})"""


def _looked_at(address: str) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    from e2e.look import chromium

    with sync_playwright() as playwright:
        browser = chromium(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="nl-NL")
        drawn = []
        for _ in range(LOOKS + 1):  # the first fills the browser's store of scripts
            page.goto(address)
            page.wait_for_selector("figure[data-drawn=yes]", timeout=60_000)
            drawn.append(page.evaluate("performance.getEntriesByName('network-drawn')[0].startTime") / 1000)
        frames = _dragged(page)
        browser.close()
    return {"first_s": drawn[0], "drawn_s": measure.at(drawn[1:], 0.5), "drawn_max_s": max(drawn[1:]), "frames": frames}


def _dragged(page: Any) -> float:
    """Frames a second while the picture is dragged to and fro."""
    box = page.locator(".net__canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    frames: float = page.evaluate(DRAG, SECONDS)
    page.mouse.up()
    return frames


def fill() -> None:
    """Ties organisations together, and prints how many ties that gives."""
    import django

    django.setup()
    from django.db import connection

    from weerbaar.features.networks.graph.ties import ties_of

    with connection.cursor() as cursor:
        cursor.execute((HERE / "network.sql").read_text())
        cursor.execute("analyze")
    print(len(ties_of(None, None)))


if __name__ == "__main__" and sys.argv[1:] == ["fill"]:
    fill()
