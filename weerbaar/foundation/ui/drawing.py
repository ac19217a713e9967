"""Components, and lists that are long and asked often, are drawn by Jinja2, which is many times faster.

One environment (`ui/environment.py`), found by the folder `jinja2/` in each app. Pages, forms and mails stay Django
templates and put a drawn piece in with `{% drawn "ui/capability.html" card=card %}`, or with all that the page knows by
`{% drawn_here "ui/header.html" %}`. Measured in docs/decisions/0009-lists-drawn-by-jinja2.md.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.template import Context, engines
from django.utils.safestring import SafeString


def draw(template: str, context: dict[str, Any]) -> SafeString:
    """A piece of a page; everything in it is escaped unless marked safe."""
    return SafeString(engines["jinja2"].get_template(template).render(context))


def drawn(template: str, **context: Any) -> SafeString:
    """`{% drawn "ui/capability.html" card=card level=4 %}`."""
    return draw(template, context)


def drawn_here(context: Context, template: str) -> SafeString:
    """`{% drawn_here "ui/header.html" %}`: with everything that the page around it knows."""
    return draw(template, dict[str, Any](context.flatten()))  # type: ignore[arg-type]


def component(describe: Callable[..., dict[str, Any]]) -> Callable[..., SafeString]:
    """The component that draws what `describe` gives: `pieces.chip` in `ui/components/chip.html`."""
    template = f"ui/components/{describe.__name__}.html"

    @wraps(describe)
    def drawn_component(*args: Any, **kwargs: Any) -> SafeString:
        return draw(template, describe(*args, **kwargs))

    return drawn_component
