"""The code of the second step, for who tries the demo without a phone: in the demo only, for its accounts only."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.accounts.used_codes import unused_codes

DOMAIN = "@demo.invalid"


@dataclass(frozen=True, slots=True)
class Code:
    """`code` is empty for an account without a second step."""

    name: str
    email: str
    code: str = ""


def every() -> list[Code]:
    """The accounts of the demo, by name, with the code that works now."""
    people = list(User.objects.filter(email__endswith=DOMAIN).order_by("name", "pk"))
    steps = {row.user_id: row for row in Authenticator.objects.filter(user__in=people, type=Authenticator.Type.TOTP)}
    return [Code(one.name, one.email, _current(steps[one.pk]) if one.pk in steps else "") for one in people]


def of(user: User) -> Code | None:
    """The code of this person; None for who is not an account of the demo, or has no second step."""
    if not user.email.endswith(DOMAIN):
        return None
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return Code(user.name, user.email, _current(row)) if row else None


def _current(row: Authenticator) -> str:
    """A code that nobody used yet: many may try one account at once, and a code counts once."""
    return next(iter(unused_codes(row)), "wacht een halve minuut")
