"""Every face of the network map, with nothing, few, many and everything, to look at: `python -m e2e.faces`.

Makes a sheet in var/looks/faces/index.html with a picture of each face (list, table, map, network, matrix) for
selections of about 0, 3, 300 and all results, at 360, 768 and 1280 pixels wide, light, dark and on paper. A demo that
runs is enough; `manage.py synthesise --organisations 3000 --capabilities 30000` gives it 30,000 (`--clear` takes them
away again).

Options: `--base http://localhost:8000`, `--login MAIL:PASSWORD` (once for each reader; without: a visitor),
`--faces matrix,kaart`, `--results 0,3`, `--widths 360`, `--schemes light,dark,print,forced`, `--full` for whole pages.
"""

import argparse
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from e2e.look import FOLDER, ROOM, chromium, sign_in

SHEET = FOLDER / "faces"
FACES = "lijst,tabel,kaart,netwerk,matrix"
REGIONS = ("VR19", "VR05", "VR13", "VR24")
FORMS = ("kennis", "materieel", "mensen", "vervoer", "communicatie", "geld")
SUB_NEEDS = ("brood", "energie", "uitvaart", "cbrn", "bloed", "erkenning")
NOTHING = "q=xyzzyqwxz"
NEAR = 0.1  # so far from the number that is wanted is near enough
PAPER = 690  # pixels between the margins of an A4


def candidates() -> Iterator[str]:
    """Selections from wide to narrow."""
    yield from (urlencode({"regio": region, "vorm": form}) for region in REGIONS for form in FORMS)
    yield from (urlencode({"deelbehoefte": need, "vorm": form}) for need in SUB_NEEDS for form in FORMS)
    for region in REGIONS:
        for need in SUB_NEEDS:
            yield from (urlencode({"alleenHier": region, "deelbehoefte": need, "vorm": form}) for form in FORMS)


def count(page: Page, base: str, query: str) -> int:
    """How many results this reader finds."""
    body = page.request.get(f"{base}/netwerkkaart/?{query}").text()
    found = re.search(r'map__count">([\d.]+) capacitei', body)
    return int(found[1].replace(".", "")) if found else 0


def selections(page: Page, base: str, wanted: list[int]) -> dict[int, str]:
    """Per number that is wanted the address of the selection nearest to it; the largest number gets everything."""
    most = count(page, base, "")
    best: dict[int, tuple[int, str]] = {}
    known = {"": most, NOTHING: 0}
    for query in candidates():
        for number in wanted:
            best[number] = min((abs(total - number), one) for one, total in known.items())
        if all(best[number][0] <= NEAR * number for number in wanted if number < most):
            break
        known[query] = count(page, base, query)
    return {known[query]: query for _, query in best.values()}


def look(
    browser: Browser, login: str, width: int, scheme: str, options: argparse.Namespace
) -> Iterator[tuple[str, Path]]:
    """(what it is, picture) of every face and selection; says so when a page is wider than the screen."""
    context = browser.new_context(
        viewport={"width": width, "height": ROOM.get(width, 900)},
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced" else "none",
        locale="nl-NL",
    )
    page = context.new_page()
    page.on("console", lambda message: print("  console:", message.text) if message.type == "error" else None)
    if login:
        sign_in(page, options.base, login)
    who = login.partition("@")[0] or "bezoeker"
    if login not in options.found:
        options.found[login] = selections(page, options.base, [int(one) for one in options.results.split(",")])
    for total, query in options.found[login].items():
        for face in options.faces.split(","):
            page.goto(f"{options.base}/netwerkkaart/?{query}&weergave={face}")
            if scheme == "print":
                page.emulate_media(media="print")
            page.wait_for_load_state("networkidle")
            target = SHEET / f"{who}-{face}-{total}-{width}-{scheme}.png"
            page.screenshot(path=target, full_page=options.full or scheme == "print")
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                print(f"  {page.url} at {width}: {wide - width} pixels too wide")
            if scheme == "print":
                page.emulate_media(media="screen")
            yield f"{face}, {total} resultaten, {who}, {width}, {scheme}", target
    context.close()


def sheet(pictures: list[tuple[str, Path]]) -> str:
    """One page with all pictures, each a link to itself."""
    shown = "".join(
        f'<figure><a href="{path.name}"><img src="{path.name}" width="300" loading="lazy" alt=""></a>'
        f"<figcaption>{escape(told)}</figcaption></figure>"
        for told, path in pictures
    )
    style = "body{display:flex;flex-wrap:wrap;gap:1rem;font:14px sans-serif}figure{margin:0;inline-size:300px}"
    return f'<!doctype html><meta charset="utf-8"><title>Weergaven</title><style>{style}</style>{shown}'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default="http://localhost:8000")
    parser.add_argument("--login", action="append", default=[])
    parser.add_argument("--faces", default=FACES)
    parser.add_argument("--results", default="0,3,300,30000")
    parser.add_argument("--widths", default="360,768,1280")
    parser.add_argument("--schemes", default="light,dark,print")
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    options.found = {}
    SHEET.mkdir(parents=True, exist_ok=True)
    pictures: list[tuple[str, Path]] = []
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for login in options.login or [""]:
            for scheme in options.schemes.split(","):
                for width in map(int, options.widths.split(",")) if scheme != "print" else [PAPER]:
                    pictures += look(browser, login, width, scheme, options)
        browser.close()
    (SHEET / "index.html").write_text(sheet(pictures), encoding="utf-8")
    print(f"{len(pictures)} beelden: {SHEET / 'index.html'}")


if __name__ == "__main__":
    main()
