"""The borders of a demo: fetched beside everything else by its launcher, from a service that answers or does not."""

import contextlib
import time
from typing import Any

import pytest
from django.conf import settings as site
from django.test import Client

from ops import demo
from ops.site import address_of
from tests.engines import use
from tests.factories import make_capability
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.search import live
from weerbaar.foundation.taxonomy import boundaries
from weerbaar.foundation.taxonomy.models import Boundary
from weerbaar.foundation.taxonomy.tests.service import played

MAP = "/netwerkkaart/?weergave=kaart"
SOURCE = "CBS/Kadaster, via PDOK"
PORT = 8990  # only names the log


def fetched(monkeypatch: pytest.MonkeyPatch, address: str) -> float:
    """Runs the launcher's step with this service; gives how long it kept the launcher, and waits until it is done."""
    monkeypatch.setenv("DATABASE_URL", address_of(site.DATABASES["default"]))
    monkeypatch.setenv("BOUNDARIES_URL", address)
    monkeypatch.setenv("BOUNDARIES_SECONDS", "3")
    with contextlib.ExitStack() as stack:
        began = time.monotonic()
        child = demo._fetch_borders(PORT, stack)
        kept = time.monotonic() - began
        assert child.process is not None
        child.process.wait(60)
    boundaries.forget()  # as a web process does by itself, within a minute
    return kept


@pytest.mark.django_db(transaction=True)
def test_the_map_changes_once_the_borders_are_there(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    make_capability(cast.aggregaten)
    engine = live.in_memory(CORPUS, list(CORPUS.documents(None)))
    use(monkeypatch, engine)
    assert SOURCE not in Client().get(MAP).content.decode()
    assert fetched(monkeypatch, "http://127.0.0.1:1/{jaar}/{laag}") < 2
    assert SOURCE not in Client().get(MAP).content.decode()
    with played() as service:
        assert fetched(monkeypatch, service.address) < 2
        assert SOURCE in Client().get(MAP).content.decode()
        # Borders of an older version lack their points; the next start heals that, and the one after asks nothing.
        Boundary.objects.update(longitude=None, latitude=None)
        boundaries.forget()
        assert boundaries.lack_points()
        fetched(monkeypatch, service.address)
        assert not boundaries.lack_points()
        asked = len(service.asked)
        fetched(monkeypatch, service.address)
        assert len(service.asked) == asked
