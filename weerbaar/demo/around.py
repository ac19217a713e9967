"""What hangs on the organisations of the demo content: contacts, relations, partnerships."""

from weerbaar.demo import files
from weerbaar.demo.known import Known
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.organisations.assurance import Assurance, counts_until
from weerbaar.foundation.organisations.models import Contact, Membership, Relation

YES = "ja"


def load_contacts(known: Known) -> int:
    """Contacts of organisations that are new."""
    made: list[Contact] = []
    for row in files.rows("contacts"):
        if row["organisatie"] not in known.new:
            continue
        organisation = known.organisation(row["organisatie"], row["_at"])
        confirmed_on = files.day(row["bevestigd_op"])
        made.append(
            Contact(
                organisation=organisation,
                function=row["functie"],
                person=row["naam"],
                phone=row["telefoon"],
                email=row["email"],
                is_round_the_clock=row["altijd"] == YES,
                off_grid=row["zonder_telefoonnet"],
                visibility=row["zichtbaarheid"],
                audience=clause_for(row["zichtbaarheid"], organisation.regions, [organisation.pk]),
                confirmed_on=confirmed_on,
                confirmed_until=counts_until(confirmed_on) if confirmed_on else None,
                position=len(made),
            )
        )
    Contact.objects.bulk_create(made)
    Assurance.objects.bulk_create(
        Assurance(
            kind="contact",
            target=one.uuid,
            confirmed_on=one.confirmed_on,
            counts_until=one.confirmed_until,
            channel="telefoon",
            on_behalf_of=one.organisation,
        )
        for one in made
        if one.confirmed_on and one.confirmed_until
    )
    return len(made)


def load_relations(known: Known) -> int:
    """Relations of which an end is new."""
    made = [
        Relation(
            source=known.organisation(row["van"], row["_at"]),
            target=known.organisation(row["naar"], row["_at"]),
            kind=row["soort"],
            sub_need=row["deelbehoefte"],
            since=files.day(row["sinds"]),
            asked_at=files.noon(row["gevraagd_op"]),
            answer=row["antwoord"] or Relation.Answer.NOT_ASKED,
            note=row["toelichting"],
        )
        for row in files.rows("relations")
        if {row["van"], row["naar"]} & known.new
    ]
    Relation.objects.bulk_create(made)
    return len(made)


def load_partnerships(known: Known) -> int:
    """Memberships of which an end is new."""
    made = [
        Membership(
            partnership=known.organisation(row["samenwerkingsverband"], row["_at"]),
            member=known.organisation(row["lid"], row["_at"]),
            role=row["rol"],
            since=files.day(row["sinds"]),
        )
        for row in files.rows("partnerships")
        if {row["samenwerkingsverband"], row["lid"]} & known.new
    ]
    Membership.objects.bulk_create(made)
    return len(made)
