"""Files of the demo: one that the coordinator of Zeeland read in, and a newer one that waits for a confirmation."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.imports.models import Batch
from weerbaar.features.networks.imports.services import ask, confirm_batch, offer_file
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.organisations.keyring import roles_of

WHO, LIST = "rick@demo.invalid", "Lijst van de regio"
HEAD = "organisatie;capaciteit;deelbehoeften;fasen;vorm;gebied;aantal;eenheid;binnen_uren;bevestigd_op"
OWNER = "Supermarkten De Zeeuwse Mand"
FIRST = (
    f"{OWNER};Winkelwagens als bagagekar;verplaatsen|evacueren;warm-tot-72;materieel;Zeeland;300;stuks;2;{{day}}",
    f"{OWNER};Parkeerplaats als uitdeelpunt;voedsel|drinkwater;warm-na-72;ruimte;Goes;2;stuks;4;{{day}}",
)
SECOND = (
    f"{OWNER};Winkelwagens als bagagekar;verplaatsen|evacueren;warm-tot-72;materieel;Zeeland;450;stuks;2;",
    f"{OWNER};Koelaanhangers;voedsel|geneesmiddelen;warm-tot-72|warm-na-72;vervoer;Zeeland;3;stuks;8;",
)


def read_in_once() -> int:
    """How many files were offered; none when this person ever offered one. Needs the accounts of the demo."""
    person = User.objects.filter(email=WHO).first()
    if person is None or Batch.objects.filter(by=person).exists():
        return 0
    with transaction.atomic():
        confirm_batch(person, _offered(person, "regiolijst-voorjaar.csv", FIRST), wait=True)
        _offered(person, "regiolijst-najaar.csv", SECOND)
    return 2


def _offered(person: User, name: str, rows: tuple[str, ...]) -> Batch:
    day = (timezone.localdate() - timedelta(days=20)).isoformat()
    text = "\r\n".join([HEAD, *(row.format(day=day) for row in rows)])
    return ask(offer_file(person, roles_of(person)[0], LIST, name, text.encode()), Batch.Work.PREVIEW, wait=True)
