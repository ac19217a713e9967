"""`{% lit record.summary|linebreaks %}`, in every template: text in which what a reader may look up lights up."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from weerbaar.shared.lighting import html, port

register = template.Library()
KEPT = "_lighting"


@register.simple_tag(takes_context=True)
def lit(context: Context, text: Any) -> SafeString:
    """Safe HTML, or plain text (which is escaped), with the first occurrence on this page of each name as a link.

    A page never links to itself. Without a request it is only escaped.
    """
    given = conditional_escape("" if text is None else text)
    request = context.get("request")
    if request is None or not given.strip():
        return given
    if not hasattr(request, KEPT):  # one book for each page, and one list of what has been lit
        setattr(request, KEPT, (port.book_for(getattr(request, "user", None)), {request.path}))
    return SafeString(html.lit(str(given), *getattr(request, KEPT)))
