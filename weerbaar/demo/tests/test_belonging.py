"""What belongs together is linked once, when one of the two is new; what somebody took apart stays apart."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_document, make_organisation
from weerbaar.demo import belonging, knowledge
from weerbaar.demo.knowledge import Piece
from weerbaar.shared.links.models import Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch, tmp_path) -> None:
    piece = Piece(
        {"ref": "b2c3d4f5", "titel": "A", "hoort-bij": "Zeeuws Burenverband|c2c3d4f5|bestaat-niet"}, {}, tmp_path
    )
    monkeypatch.setattr(knowledge, "read", lambda kind: [piece] if kind == "praktijk" else [])


@pytest.mark.parametrize(("hours", "expected"), [(-1, 2), (1, 0)], ids=["new", "all there already"])
def test_pairs_with_something_new_are_linked(told, hours: int, expected: int) -> None:
    one, other = make_document(ref="b2c3d4f5"), make_document(ref="c2c3d4f5")
    organisation = make_organisation(name="Zeeuws Burenverband")
    since = timezone.now() + timedelta(hours=hours)
    assert belonging.link_new(since) == expected
    assert belonging.link_new(since) == 0
    ends = {link.left for link in Link.objects.all()} | {link.right for link in Link.objects.all()}
    assert ends == ({one.uuid, other.uuid, organisation.uuid} if expected else set())
