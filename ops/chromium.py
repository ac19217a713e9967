"""A real Chromium for the browser tests: an installed one, else Playwright's own, else the distribution's package."""

import os
import shutil
import subprocess
import sys

from ops.say import StopError, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DOWNLOAD_SECONDS = 300


def ensure() -> str:
    """The path of a Chromium that runs; gets one when there is none. Raises StopError that says how to get one."""
    found = _installed() or _of_playwright()
    if found:
        return found
    say("  Er is geen Chromium; die van Playwright wordt opgehaald …")
    _try([sys.executable, "-m", "playwright", "install", "chromium"])
    found = _of_playwright()
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        say("  Dat lukte niet; het pakket van de distributie wordt geïnstalleerd …")
        _try(["apt-get", "update", "-q"])
        _try(["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"])
        found = _installed()
    if not found:
        raise StopError(
            "Voor de browsertests is Chromium nodig. Installeer die (Debian: apt-get install chromium; "
            "Ubuntu: google-chrome, of als root .venv/bin/playwright install --with-deps chromium), "
            "of wijs een aan met CHROMIUM=/pad/naar/chromium."
        )
    return found


def _installed() -> str | None:
    forced = os.environ.get("CHROMIUM")
    if forced:
        if not _runs(forced):
            raise StopError(f"CHROMIUM={forced} is geen Chromium die hier start.")
        return forced
    return next((path for name in NAMES if (path := shutil.which(name)) and _runs(path)), None)


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if _runs(path) else None


def _runs(path: str) -> bool:
    """Whether it is a browser that starts here (a stub that asks for another package does not)."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "chrom" in done.stdout.lower()


def _try(command: list[str]) -> None:
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=DOWNLOAD_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return
