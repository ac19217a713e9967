"""Pages go out compressed, and say nothing by their length."""

import gzip

import pytest
from django.test import Client


@pytest.mark.django_db
def test_pages_are_compressed_for_who_takes_it(client: Client) -> None:
    plain = client.get("/over/")
    packed = client.get("/over/", headers={"accept-encoding": "gzip, br"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2


@pytest.mark.django_db
def test_length_of_a_compressed_page_tells_nothing(client: Client) -> None:
    lengths = {len(client.get("/over/", headers={"accept-encoding": "gzip"}).content) for _ in range(12)}
    assert len(lengths) > 1
