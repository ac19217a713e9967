"""A paper is asked for: made at once when it is short, by a worker when it is long."""

from typing import Any

from django.db import transaction

from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.paper import rules
from weerbaar.features.networks.paper.laying import title_of
from weerbaar.features.networks.paper.models import Print
from weerbaar.features.networks.paper.services.making import make
from weerbaar.foundation.activity.services import NOBODY, record
from weerbaar.foundation.kit.errors import require
from weerbaar.foundation.organisations.keyring import keyring


def ask_print(actor: Any, found: Found) -> Print:
    """Put what somebody found on paper, for themselves. Records 'print.asked', which no reader sees. Raises Refused."""
    require(rules.may_print(actor))
    require(rules.fits_on_paper(found.filters, found.result.total))
    with transaction.atomic():
        one = Print.objects.create(
            by=actor,
            title=title_of(found)[:300],
            asked=selection_key(found),
            keys=sorted(keyring(actor)),
            with_second_step=actor.passed_second_step,
            by_worker=found.result.total > rules.SHORT,
        )
        record(actor, "print.asked", one, clauses=(NOBODY,))
        if one.by_worker:
            _soon(one)
    return one if one.by_worker else make(one, actor)


def try_again(actor: Any, one: Print) -> Print:
    """It failed, or its worker was killed: once more, with what the person may see now. Raises Refused."""
    with transaction.atomic():
        row = Print.objects.select_for_update(of=("self",)).get(pk=one.pk)
        require(rules.may_try_again(row))
        row.state, row.problem, row.work_since = Print.State.WAITING, "", None
        row.stage, row.progress = "", 0
        row.keys, row.with_second_step = sorted(keyring(actor)), actor.passed_second_step
        row.save()
        if row.by_worker:
            _soon(row)
    return row if row.by_worker else make(row, actor)


def selection_key(found: Found) -> str:
    """The address of the selection alone: the same however it is looked at."""
    asked = found.asked
    return type(asked)(q=asked.q, filters=asked.filters, within_hours=asked.within_hours, exact=asked.exact).address()


def _soon(one: Print) -> None:
    from weerbaar.features.networks.paper.jobs import make_soon

    make_soon(one.pk)
