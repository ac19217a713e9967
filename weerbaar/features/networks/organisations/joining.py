"""How one takes part in the register: keep an organisation that one acts for, or find the own one in it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from weerbaar.foundation.organisations.scopes import scopes_of
from weerbaar.foundation.ports.taking_part import Way


def ways(user: Any) -> Iterable[Way]:
    """Who keeps an organisation goes to its desk; anybody else looks theirs up. No query beyond the roles."""
    own = [scope for scope in scopes_of(user) if scope.kind == "organisation"] if user.is_authenticated else []
    if own:
        title = f"Houd {own[0].name} actueel"
        yield Way(title, "Bevestig of wijzig wat uw organisatie kan bijdragen.", own[0].url, "confirmed", 10)
        return
    text = "Zoek haar op en zeg dat u haar bijhoudt. Of laat ons weten dat zij er nog niet staat."
    yield Way("Zet uw organisatie in het register", text, reverse("organisation_list"), "building", 10)
