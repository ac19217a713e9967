"""A letter as a message: who it is from, and where it comes back to."""

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template

from weerbaar.foundation.letters.models import Letter


def rendered(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Text and HTML ('' without a template for it) of `<template>.txt` and `<template>.html`."""
    values = {
        "product_name": settings.PRODUCT_NAME,
        "product_url": settings.PRODUCT_URL,
        "contact_email": settings.CONTACT_EMAIL,
        **context,
    }
    text = _render(f"{template}.txt", values, escape=False)
    try:
        return text, _render(f"{template}.html", values, escape=True)
    except TemplateDoesNotExist:
        return text, ""


def _render(name: str, values: dict[str, Any], *, escape: bool) -> str:
    inner: Any = get_template(name, using="django").template  # type: ignore[attr-defined]
    return str(inner.render(Context(values, autoescape=escape))).strip() + "\n"


def new_message_id(ref: str) -> str:
    return f"<{ref}@{home_domain()}>"


def home_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def return_address(letter: Letter) -> str:
    """The envelope sender: names the letter, so that a bounce tells which one it was (variable envelope return path).

    Without a mail box for bounces (BOUNCE_ADDRESS) it is the address that letters are from.
    """
    box, _, domain = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{box}+{letter.ref}@{domain}" if domain else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _unsubscribing(letter: Letter) -> dict[str, str]:
    """One click in the mail program (RFC 2369 and RFC 8058), for letters that one asked for."""
    if not letter.unsubscribe:
        return {}
    return {"List-Unsubscribe": f"<{letter.unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def message(letter: Letter) -> EmailMultiAlternatives:
    """What goes to the mail server. The Message-ID is the same at every try, so a copy can be known as one."""
    composed = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=return_address(letter),
        to=[letter.to],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": letter.message_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            **_unsubscribing(letter),
        },
    )
    if letter.html:
        composed.attach_alternative(letter.html, "text/html")
    return composed
