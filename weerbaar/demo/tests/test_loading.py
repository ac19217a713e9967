"""Loading the demo content into an empty register: what it needs, and what its files may say."""

import pytest
from django.core.management import CommandError, call_command

from weerbaar.demo import files

pytestmark = pytest.mark.django_db


def test_accounts_need_the_content():
    with pytest.raises(CommandError, match="demo_content"):
        call_command("demo_accounts")


@pytest.mark.parametrize(
    ("cell", "absolute"),
    [("-1d", "2026-11-20"), ("+10d", "2026-12-01"), ("2023-04-01", "2023-04-01"), ("d", "d"), ("", "")],
)
def test_relative_days(cell, absolute):
    import time_machine

    with time_machine.travel("2026-11-21 12:00:00+01:00"):
        assert files.absolute(cell) == absolute
