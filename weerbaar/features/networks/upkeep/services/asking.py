"""The daily round: asking people whether what they keep is right, and telling coordinators when nobody answers."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from weerbaar.features.networks.upkeep import queries, rules
from weerbaar.features.networks.upkeep.models import Ask, AskedThing, Digest, Escalation
from weerbaar.features.networks.upkeep.presenting import line_of
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.letters.links import absolute, signed_link
from weerbaar.foundation.letters.services import send
from weerbaar.foundation.organisations.models import Organisation

AT_ONCE = 500
MOST_NAMED = 20
KEPT = timedelta(days=730)
FURTHEST_BACK = timedelta(days=60)
# The link in a letter works until the next letter would have come, and then some.
LINK_AGE = timedelta(days=45)
PURPOSE = "upkeep_by_mail"
SUBJECTS = {1: "Klopt dit nog?", 2: "Herinnering: klopt dit nog?", 3: "Laatste herinnering: klopt dit nog?"}


def ask_owners(day: date) -> None:
    """Ask everybody who has to be asked today, and lay before coordinators what nobody answers for."""
    after: int | None = 0
    while after is not None:
        after = ask_some(day, after)


@transaction.atomic
def ask_some(day: date, after: int) -> int | None:
    """The same for the next organisations, those with a key beyond `after`: up to which key, None when that was all.

    What is due is due still, so days that were missed are not done one by one: only today counts. Runs as a daily
    round in parts; twice on one day does nothing more.
    """
    if day < timezone.localdate():
        return None
    part = queries.standing_after(day, after, AT_ONCE)
    if part:
        _do(day, queries.kept_of(part))
        _do(day, queries.orphans_with_news(day, part))
        return part[-1]
    tell_coordinators(day)
    Ask.objects.filter(asked_on__lt=day - KEPT).delete()
    Digest.objects.filter(sent_on__lt=day - KEPT).delete()
    return None


def _do(day: date, owners: list[int]) -> None:
    """Make and carry out the plan for these organisations."""
    escalations = []
    for pk, facts in queries.facts_of(owners, day):
        plan = rules.plan(day, facts)
        for asking in plan.asks:
            _ask(day, pk, asking)
        escalations += [_escalation(day, pk, due, why) for due, why in plan.tell]
    Escalation.objects.bulk_create(escalations, ignore_conflicts=True)


def _escalation(day: date, organisation_id: int, due: rules.Due, why: rules.Why) -> Escalation:
    row = Escalation(
        organisation_id=organisation_id, kind=due.kind, target=due.target, due_on=due.due_on, why=why, since=day
    )
    if due.kind != "organisation":
        setattr(row, f"{due.kind}_id", due.key)
    return row


def _ask(day: date, organisation_id: int, asking: rules.Asking) -> None:
    """One letter to one person, and what it asked about. Twice on one day does nothing."""
    user = queries.by_letter(User.objects.get(pk=asking.person))
    organisation = Organisation.objects.get(pk=organisation_id)
    ask, is_new = Ask.objects.get_or_create(user=user, organisation=organisation, asked_on=day)
    if not is_new:
        return
    AskedThing.objects.bulk_create(
        AskedThing(
            ask=ask,
            user=user,
            organisation=organisation,
            kind=due.kind,
            target=due.target,
            due_on=due.due_on,
            number=number,
        )
        for due, number in asking.things
    )
    asked = {due.target for due, _ in asking.things}
    things = [one for one in queries.things_of(user, organisation) if one.row.uuid in asked or one.is_due]
    number = max(number for _, number in asking.things)
    context = {
        "organisation": organisation,
        "lines": [line_of(one) for one in things[:MOST_NAMED]],
        "more": max(0, len(things) - MOST_NAMED),
        "link": signed_link(PURPOSE, {"ask": ask.pk}),
        "number": number,
        "days": LINK_AGE.days,
    }
    ask.letter = send(
        f"upkeep.ask:{user.uuid}:{organisation.uuid}:{day}",
        user.email,
        f"{SUBJECTS[number]} {organisation.name}",
        "upkeep/letters/ask",
        context,
        about=organisation,
        user=user,
    )
    ask.save(update_fields=["letter"])


@transaction.atomic
def tell_coordinators(day: date) -> None:
    """Write each coordinator what was laid before them since their last letter; at most one letter a week."""
    last = queries.last_digests()
    usual = day - rules.DIGEST_GAP
    new = list(queries.new_escalations(max(day - FURTHEST_BACK, min([usual, *last.values()]))))
    whose = queries.coordinators_of({row.organisation for row in new})
    mine: dict[int, list[Escalation]] = defaultdict(list)
    for row in new:
        for pk in whose[row.organisation_id]:
            if row.since > last.get(pk, usual):
                mine[pk].append(row)
    for user in User.objects.filter(pk__in=[pk for pk in mine if last.get(pk, usual) <= usual]).order_by("pk"):
        _tell(day, user, mine[user.pk])


def _tell(day: date, user: User, rows: Iterable[Escalation]) -> None:
    """One letter about what this coordinator may see, naming what asks for no second step. Twice a day does nothing."""
    seen = _reasons(user, rows)
    if not seen or not Digest.objects.get_or_create(user=user, sent_on=day)[1]:
        return
    named = _reasons(queries.by_letter(User.objects.get(pk=user.pk)), rows)
    context: dict[str, Any] = {
        "count": len(seen),
        "more": len(seen) - min(len(named), MOST_NAMED),
        "lines": [
            {"name": one.name, "why": ", ".join(why), "url": absolute(reverse("upkeep_organisation", args=[one.ref]))}
            for one, why in list(named.items())[:MOST_NAMED]
        ],
        "desk": absolute("/mijn/"),
    }
    title = "Van een organisatie" if len(seen) == 1 else f"Van {len(seen)} organisaties"
    send(
        f"upkeep.coordinator:{user.uuid}:{day}",
        user.email,
        f"{title} bevestigt niemand de gegevens",
        "upkeep/letters/coordinator",
        context,
        user=user,
    )


def _reasons(user: User, rows: Iterable[Escalation]) -> dict[Organisation, list[str]]:
    """The organisations that this reader may see, with why nobody answers, each reason once."""
    found: dict[Organisation, list[str]] = defaultdict(list)
    for row in queries.still_open(user).filter(pk__in=[row.pk for row in rows]).order_by("pk"):
        if row.get_why_display() not in found[row.organisation]:
            found[row.organisation].append(row.get_why_display())
    return found
