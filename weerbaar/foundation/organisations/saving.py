"""Saving what a form asks for through a service, and showing on the form what stands in the way.

with saving(form, request.user) as saved:
    services.change_contact(request.user, contact, form.values, seen=form.seen)
if saved:
    return redirect(contact.organisation)
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations.queries import changes_since


class Form(Protocol):
    """A form that shows what a service refuses."""

    def refuse(self, error: Invalid) -> None: ...


@runtime_checkable
class Changing(Form, Protocol):
    """A `ServiceForm`, or several that are saved together: it knows what the writer saw."""

    @property
    def seen(self) -> str | None: ...

    def outdated(self, current: Any, since: Iterable[Entry]) -> Any: ...


@dataclass
class Saved:
    """True once the service did what was asked."""

    is_done: bool = False

    def __bool__(self) -> bool:
        return self.is_done


@contextmanager
def saving(form: Form, user: Any) -> Iterator[Saved]:
    """What the service refuses stands beside its field; what somebody else saved meanwhile, beside what was typed."""
    saved = Saved()
    try:
        yield saved
    except Stale as stale:
        if not isinstance(form, Changing):
            raise
        form.outdated(stale.current, changes_since(user, stale.current, form.seen))
    except Invalid as error:
        form.refuse(error)
    else:
        saved.is_done = True
