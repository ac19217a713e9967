"""What an address and a website say about each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.features.networks.keepers.domains import belong_together, hint


@pytest.mark.parametrize(
    ("email", "website", "fits"),
    [
        ("j@dynamo.invalid", "https://www.dynamo.invalid/over", True),
        ("j@DYNAMO.invalid", "http://dynamo.invalid", True),
        ("j@mail.dynamo.invalid", "https://dynamo.invalid", True),
        ("j@dynamo.invalid", "https://shop.dynamo.invalid:8443", True),
        ("j@nepdynamo.invalid", "https://dynamo.invalid", False),
        ("j@dynamo.invalid.elders.invalid", "https://dynamo.invalid", False),
        ("j@invalid", "https://dynamo.invalid", False),
        ("j@gmail.com", "https://gmail.com", False),
        ("j@dynamo.invalid", "", False),
        ("j@dynamo.invalid", "https://[kapot", False),
        ("", "https://dynamo.invalid", False),
    ],
)
def test_belonging_together(email: str, website: str, fits: bool) -> None:
    assert belong_together(email, website) is fits
    assert (hint(email, website)[0] == "right") is fits


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_typed_gives_a_sentence(email: str, website: str) -> None:
    assert hint(email, website)[1].endswith(".")
