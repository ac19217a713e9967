"""One account per role, to look around in a demo. Never made unless asked for.

Who has a role that asks for a second step has one; the demo itself shows the code (`doors/demo/codes.py`)."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import transaction

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.organisations.keyring import asks_second_step
from weerbaar.foundation.organisations.models import Organisation, Role, RoleKind
from weerbaar.foundation.taxonomy.models import Municipality, Region, Term

DOMAIN = "demo.invalid"
GENERATORS = "Noodstroom De Zeeuwse Dynamo"
MIDDELBURG, ZEELAND = "GM0687", "VR19"


@dataclass(frozen=True, slots=True)
class Account:
    """`scope` is what the role is about: the name of an organisation, or a code."""

    name: str
    kind: RoleKind | None
    scope: str = ""
    what: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@{DOMAIN}"


ACCOUNTS = (
    Account("Eefje", RoleKind.EDITOR_OF_ORGANISATION, GENERATORS, f"beheert {GENERATORS}"),
    Account("Gwen", RoleKind.MUNICIPAL_COORDINATOR, MIDDELBURG, "coördineert in de gemeente Middelburg"),
    Account("Rick", RoleKind.REGIONAL_COORDINATOR, ZEELAND, "coördineert in de veiligheidsregio Zeeland"),
    Account("Tessa", RoleKind.NEED_COORDINATOR, "bevolkingszorg", "coördineert Bevolkingszorg in heel Nederland"),
    Account("Cas", RoleKind.CRISIS_PROFESSIONAL, ZEELAND, "crisisprofessional in Zeeland"),
    Account("Rosa", RoleKind.EDITOR, "", "redacteur"),
    Account("Mo", RoleKind.MODERATOR, "", "moderator"),
    Account("Ada", RoleKind.ADMINISTRATOR, "", "beheerder van het platform"),
    Account("Mats", None, "", "lid, zonder rol"),
)  # fmt: skip


def make_accounts() -> int:
    """Make the accounts that are not there yet; how many. Needs the demo content. Their addresses are verified."""
    made = 0
    for account in ACCOUNTS:
        with transaction.atomic():
            made += _make(account)
    return made


def _make(account: Account) -> bool:
    user = User.objects.filter(email__iexact=account.email).first()
    if user is not None:
        _give_second_step(user)
        return False
    is_staff = account.kind == RoleKind.ADMINISTRATOR
    user = User.objects.create_user(account.email, settings.DEMO_PASSWORD, name=account.name, is_staff=is_staff)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if account.kind is not None:
        Role.objects.create(user=user, kind=account.kind, **_scope(account))
    _give_second_step(user)
    return True


def _give_second_step(user: User) -> None:
    """To whose role asks for it, unless there is one already."""
    if any(asks_second_step(role) for role in user.roles.all()) and not is_mfa_enabled(user):
        TOTP.activate(user, generate_totp_secret())


def _scope(account: Account) -> dict[str, object]:
    match account.kind:
        case RoleKind.EDITOR_OF_ORGANISATION:
            return {"organisation": Organisation.objects.filter(name=account.scope).order_by("pk")[0]}
        case RoleKind.MUNICIPAL_COORDINATOR:
            return {"municipality": Municipality.objects.get(pk=account.scope)}
        case RoleKind.REGIONAL_COORDINATOR | RoleKind.CRISIS_PROFESSIONAL:
            return {"region": Region.objects.get(pk=account.scope)}
        case RoleKind.NEED_COORDINATOR:
            return {"need": Term.objects.get(vocabulary="need", code=account.scope)}
        case _:
            return {}
