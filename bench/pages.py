"""Pages that many ask, at the server's door: the front page, articles, pages with a map in the text, organisations.

Over the same made-up register as the other figures of the door; the articles are those of the demo.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from bench import measure

ORGANISATIONS = 60
FRONT = 50
FOLLOWED_SECONDS = 3.0  # a web process follows the index each second

Run = Callable[[str, list[str]], dict[str, float]]


def main(run: Run, made: str, cookies: Mapping[str, str]) -> dict[str, Any]:
    """Milliseconds per reader and kind of page. `made` is what `make` printed; `run(cookie, paths)` asks them."""
    paths: dict[str, list[str]] = {"front": ["/"] * FRONT, **json.loads(made)}
    time.sleep(FOLLOWED_SECONDS)
    found: dict[str, Any] = {}
    for reader, cookie in cookies.items():
        found[reader] = {}
        for kind, asked in paths.items():
            first = run(cookie, asked)  # both workers warm; nothing of an organisation was asked before
            again = measure.median([run(cookie, asked) for _ in range(measure.RUNS)])
            found[reader][kind] = {**again, "first": first["p95"]}
    return found


def make() -> None:
    """Adds the articles of the demo to the register; prints the addresses of each kind of page as JSON."""
    import django

    django.setup()
    from weerbaar.demo.articles import publish_once
    from weerbaar.features.content.articles.models import Article, StandingPage
    from weerbaar.foundation.activity.services import deliver_due
    from weerbaar.foundation.organisations.models import Organisation

    publish_once()
    while deliver_due():
        pass
    organisations = Organisation.objects.filter(visibility="openbaar").order_by("ref")  # codes by chance: any of them
    articles, standing = (model.objects.live().filter(visibility="openbaar") for model in (Article, StandingPage))
    print(
        json.dumps(
            {
                "article": [page.get_absolute_url() for page in articles.order_by("pk")],
                "drawn": [page.get_absolute_url() for page in standing.order_by("pk")],
                "organisation": [row.get_absolute_url() for row in organisations[:ORGANISATIONS]],
            }
        )
    )


if __name__ == "__main__":
    make()
