"""For every journey: a whole site with the demo content, and a real Chromium."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from e2e.visitors import new_page, page, page_without_js, phone
from e2e.ways import walker
from ops import chromium, site

__all__ = ["new_page", "page", "page_without_js", "phone", "walker"]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any, worker_id: str) -> Iterator[str]:
    """The address of a running site (http://localhost:…), with the accounts and the content of the demo; each process
    that runs journeys has its own."""
    if standing := os.environ.get("E2E_ADDRESS"):  # a demo that runs already: for writing journeys
        yield standing
        return
    start = 8200 + 40 * int(worker_id[2:] if worker_id.startswith("gw") else 0)
    with django_db_blocker.unblock(), site.running(tmp_path_factory.mktemp("site"), start) as found:
        yield found


@pytest.fixture(scope="session")
def browser(address: str) -> Iterator[Browser]:
    """One Chromium for all journeys; as root it cannot use its own sandbox. Starts after the site, because from then on
    Django refuses its database in this process."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    path = os.environ.get("CHROMIUM") or chromium.ensure()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()
