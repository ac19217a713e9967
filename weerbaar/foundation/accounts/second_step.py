"""The second step of signing in: a code from an app, or one of ten recovery codes. allauth asks and checks the code;
here stands what the house adds. Which roles ask for it: `organisations.keyring.asks_second_step`."""

import base64
import hashlib
from collections.abc import Callable, MutableMapping
from io import BytesIO
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

SENTENCES = {
    "add_email_blocked": "Haal eerst de tweede stap weg. Daarna kunt u een e-mailadres toevoegen.",
    "cannot_delete_authenticator": "U kunt de tweede stap niet weghalen.",
    "cannot_generate_recovery_codes": "Stel eerst een tweede stap in. Daarna krijgt u herstelcodes.",
    "incorrect_code": "Deze code klopt niet of is al gebruikt. Wacht op de volgende code en probeer het opnieuw.",
    "unverified_email": "Bevestig eerst al uw e-mailadressen. Daarna kunt u een tweede stap instellen.",
}


class HouseMFAAdapter(DefaultMFAAdapter):
    """allauth as it is, with our sentences; what the app and the site share is stored encrypted."""

    error_messages = {**DefaultMFAAdapter.error_messages, **SENTENCES}

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The QR code as SVG, dark on white whatever the colours of the page."""
        import qrcode
        from qrcode.image.svg import SvgPathFillImage

        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()


def _cipher() -> MultiFernet:
    """Keys made from the installation's secrets; an older one still reads."""
    secrets = [str(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(f"second step {secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def passed(session: MutableMapping[str, Any], user: Any) -> bool:
    """Did this person pass the second step in this session? allauth notes each way in which somebody proved who they
    are, and about whom that is."""
    if session.get(_AUTHENTICATION_METHODS_USER_SESSION_KEY) != user_id_to_str(user):
        return False
    return any(one.get("method") == "mfa" for one in session.get(AUTHENTICATION_METHODS_SESSION_KEY, ()))


def note_passed(session: MutableMapping[str, Any], user: Any) -> None:
    """Note it as allauth does: for who has just set the step up, and showed a right code in doing so."""
    same = session.get(_AUTHENTICATION_METHODS_USER_SESSION_KEY) == user_id_to_str(user)
    earlier = session.get(AUTHENTICATION_METHODS_SESSION_KEY, []) if same else []
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [*earlier, {"method": "mfa", "type": "totp"}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(user)


def note_not_passed(session: MutableMapping[str, Any]) -> None:
    """The step was taken away: what was passed with it counts no longer."""
    noted = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [one for one in noted if one.get("method") != "mfa"]


def of_session(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the person of this session, who knows whether they passed the second step in it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(lambda: _person(request))  # type: ignore[assignment]
        return get_response(request)

    return middleware


def _person(request: HttpRequest) -> Any:
    user = get_user(request)
    if user.is_authenticated:
        user.passed_second_step = passed(request.session, user)
    return user
