"""Is this page good for everybody? axe-core on the page as it stands, and what the browser complained of meanwhile."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import ConsoleMessage, Page

AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
# What fades in has no colour of its own yet.
STILL = """() => {
  const ends = one => one.effect.getComputedTiming().iterations !== Infinity
  const all = Promise.all(document.getAnimations().filter(ends).map(one => one.finished.catch(() => 0)))
  return Promise.race([all, new Promise(done => setTimeout(done, 3000))])
}"""
# A browser skips what has no box of its own, though what is in it is seen and can be clicked.
OUT_OF_REACH = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(one => getComputedStyle(one).display === 'contents' && one.closest('[hidden], [inert]') === null)
  .map(one => one.outerHTML.slice(0, 160))"""
# What is typed and ticked stands in no attribute, so it is told apart.
SIGNATURE = """() => [
  document.documentElement.outerHTML, innerWidth, matchMedia('(prefers-color-scheme: dark)').matches,
  matchMedia('(forced-colors: active)').matches, document.activeElement?.outerHTML,
  ...[...document.querySelectorAll('input, textarea, select')].map(one => `${one.value} ${one.checked}`),
].join('\\n')"""
# References of records, tokens against forgery, and numbers.
VARIES = re.compile(r"(?<=/)[a-z0-9]{8}(?=/)|(?<=value=\")[A-Za-z0-9]{64}(?=\")|[0-9]+")
_clean: set[str] = set()
_complaints: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


def watch(page: Page) -> None:
    """Remember what goes wrong in this tab: errors in the console, and requests that leave the house."""
    noticed: list[str] = []
    _complaints[page] = noticed
    page.on("pageerror", lambda error: noticed.append(f"script: {error}"))
    page.on("console", lambda message: _note_message(message, noticed))
    page.on("request", lambda request: _note_stranger(request.url, noticed))


def _note_message(message: ConsoleMessage, noticed: list[str]) -> None:
    if message.type == "error":
        noticed.append(f"console: {message.text} ({message.location.get('url', '')})")


def _note_stranger(url: str, noticed: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https") and parts.hostname not in ("localhost", "127.0.0.1"):
        noticed.append(f"request to another host: {url}")


def forgive(page: Page, text: str) -> None:
    """What a journey brings about itself (a line that breaks) is no fault of the page."""
    _complaints[page][:] = [line for line in _complaints[page] if text not in line]


def check(page: Page, expect_status: int = 200, mirror: Page | None = None) -> None:
    """Fails with a readable list when axe finds anything, the page is wider than the screen, the Tab key skips what
    can be used, the console holds an error or a request left the house. `expect_status` excuses the browser's own
    line about an error page (404, 403). `mirror`: for a tab without script, another with script in which axe looks at
    what stands in the first."""
    noticed = [line for line in _complaints[page] if expect_status == 200 or f"status of {expect_status}" not in line]
    _complaints[page].clear()
    assert not noticed, f"{page.url}: {noticed}"
    room = page.viewport_size
    width = _width(page)
    assert room is None or width <= room["width"], f"{page.url}: {width - room['width']} pixels too wide"
    skipped = page.evaluate(OUT_OF_REACH)
    assert not skipped, f"{page.url}: the Tab key does not come to {skipped}"
    if mirror is not None:
        _show_same(page, mirror)
    found = violations(mirror or page)
    assert not found, f"{page.url}:\n" + "\n".join(found)


def _width(page: Page) -> int:
    """How wide the page is; a click may only now lead to it, and then there is none for a moment."""
    for _ in range(20):
        page.wait_for_load_state()
        width: int | None = page.evaluate("document.body ? document.documentElement.scrollWidth : null")
        if width is not None:
            return width
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.url}: no page comes")


def _show_same(page: Page, mirror: Page) -> None:
    """Gives `mirror` what stands in `page`, without its scripts, at the same address."""
    still = SCRIPT.sub("", page.content())
    url = page.url.partition("#")[0]
    mirror.route(url, lambda route: route.fulfill(body=still, content_type="text/html; charset=utf-8"))
    mirror.goto(url)
    mirror.unroute_all()


def violations(page: Page) -> list[str]:
    """What axe finds, one line per rule with the first places. A page that differs from one that was found clean in
    nothing but numbers and references is clean too."""
    page.evaluate(STILL)
    seen = _signature(page)
    if seen in _clean:
        return []
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )
    if not result["violations"]:
        _clean.add(seen)
    return [
        f"{one['id']}: {one['help']} — " + "; ".join(node["html"][:160] for node in one["nodes"][:4])
        for one in result["violations"]
    ]


def _signature(page: Page) -> str:
    """All that axe looks at: what stands there, how wide, in which colours, and what has the focus."""
    told = page.evaluate(SIGNATURE)
    return hashlib.sha256(VARIES.sub("", told).encode()).hexdigest()


@lru_cache(maxsize=1)
def _source() -> str:
    return AXE.read_text()
