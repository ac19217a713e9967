"""Pictures of pages, to look at: `python -m e2e.look / /ui/ --base http://localhost:8000`.

Each path at 360, 768, 1280 and 1600 pixels wide, light and dark, in var/looks/. Options: `--widths 360,1280`,
`--schemes light,dark,forced,print`, `--zoom 200` (text size), `--login MAIL:PASSWORD`, `--full` for the whole page.
All faces of the network map at once, with nothing, few, many and everything: `python -m e2e.faces`.
"""

import argparse
import os
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "var" / "looks"
ROOM = {360: 740, 768: 1024, 1280: 900, 1600: 1000}


def chromium(playwright: Any, letters: int = 16) -> Browser:
    """The installed Chromium (CHROMIUM, else the usual places), else Playwright's own; `letters`: the reader's size."""
    found = next(
        (
            p
            for p in (os.environ.get("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome")
            if p and Path(p).exists()
        ),
        None,
    )
    arguments = ["--no-sandbox", f"--blink-settings=defaultFontSize={letters}"]
    browser: Browser = playwright.chromium.launch(executable_path=found, args=arguments)
    return browser


def sign_in(page: Page, base: str, login: str) -> None:
    """As `MAIL:PASSWORD` of a demo account, which shows its own code for the second step."""
    mail, password = login.split(":", 1)
    page.goto(f"{base}/account/login/")
    page.fill("[name=login]", mail)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_load_state()
    if (code := page.locator(".demo-code")).count():
        page.fill("[name=code]", code.inner_text())
        page.press("[name=code]", "Enter")
        page.wait_for_load_state()


def look(browser: Browser, base: str, path: str, width: int, scheme: str, options: argparse.Namespace) -> Path:
    """One picture; says so when the page is wider than the screen."""
    context = browser.new_context(
        viewport={"width": width, "height": ROOM.get(width, 900)},
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced" else "none",
        locale="nl-NL",
    )
    page = context.new_page()
    page.on("console", lambda message: print("  console:", message.text) if message.type == "error" else None)
    if options.login:
        sign_in(page, base, options.login)
    page.goto(base + path)
    if scheme == "print":
        page.emulate_media(media="print")
    page.wait_for_load_state("networkidle")
    name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"
    target = FOLDER / f"{name[:60]}-{width}-{scheme}{'' if options.zoom == 100 else f'-{options.zoom}'}.png"
    page.screenshot(path=target, full_page=options.full)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        print(f"  {path} at {width}: {wide - width} pixels too wide")
    context.close()
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["/"])
    parser.add_argument("--base", default="http://localhost:8000")
    parser.add_argument("--widths", default="360,768,1280,1600")
    parser.add_argument("--schemes", default="light,dark")
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--login", default="")
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = chromium(playwright, 16 * options.zoom // 100)
        for path in options.paths:
            for width in map(int, options.widths.split(",")):
                for scheme in options.schemes.split(","):
                    print(look(browser, options.base, path, width, scheme, options))
        browser.close()


if __name__ == "__main__":
    main()
