"""Says clearly when the front end was not built."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register

from weerbaar.foundation.ui import assets

WHAT = "De vormgeving is nog niet gebouwd: pagina's verschijnen zonder opmaak en zonder pictogrammen."
HOW = "Doe in de map van het project: npm ci --ignore-scripts && node build.mjs"


@register(Tags.staticfiles)
def front_end_is_built(**kwargs: Any) -> list[CheckMessage]:
    """A warning, so that work without pages goes on."""
    return [] if assets.is_built() else [Warning(WHAT, hint=HOW, id="ui.W001")]


@register(Tags.staticfiles, deploy=True)
def front_end_is_built_for_real(**kwargs: Any) -> list[CheckMessage]:
    """An error where it would be seen by the public."""
    return [] if assets.is_built() else [Error(WHAT, hint=HOW, id="ui.E001")]
