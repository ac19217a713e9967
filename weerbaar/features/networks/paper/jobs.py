"""Long papers, by a worker."""

from procrastinate.contrib.django import app

from weerbaar.features.networks.paper.models import Print
from weerbaar.features.networks.paper.services import make


@app.task(name="paper.make", queue="papers")
def perform(print_id: int) -> None:
    """With the roles that the person has now, and the second step as it was when they asked."""
    one = Print.objects.select_related("by").filter(pk=print_id).first()
    if one is not None:
        reader = one.by
        reader.passed_second_step = one.with_second_step
        make(one, reader)


def make_soon(print_id: int) -> None:
    """Have a worker take this paper after the current transaction commits."""
    perform.defer(print_id=print_id)
