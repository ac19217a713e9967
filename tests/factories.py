"""Small makers of records for tests: everything has a sensible value, and the audience that follows from it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.services import read_dataset
from weerbaar.features.content.dilemmas.models import Dilemma, OpenQuestion, Position
from weerbaar.features.content.kits.models import Kit, KitFile, KitText
from weerbaar.features.content.library.models import Document, Passage
from weerbaar.features.content.media.models import Episode, Series
from weerbaar.features.content.media.shelf import EPISODES
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.terms.models import Definition, Notion
from weerbaar.features.networks.agreements.models import Agreement, AgreementLine, AgreementParty
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.chains.models import Chain, ChainStep
from weerbaar.features.networks.keepers.models import Claim, Invitation
from weerbaar.features.networks.reports.models import Report
from weerbaar.foundation.audiences.keys import clause_for, editorial_clause
from weerbaar.foundation.organisations.models import Contact, Organisation, Relation, Role, RoleKind
from weerbaar.foundation.taxonomy.models import Municipality
from weerbaar.shared.experiences.models import Experience
from weerbaar.shared.files.models import StoredFile

ZEELAND = "VR19"


def regions_of(area: Iterable[str]) -> list[str]:
    """The regions that an area touches, as the register stores them."""
    found = set()
    for code in area:
        found.add(code if code[:2] in ("NL", "VR") else Municipality.objects.get(pk=code).region_id)
    return ["NL"] if "NL" in found else sorted(found)


def make_role(user: Any, kind: RoleKind, **scope: Any) -> Role:
    return Role.objects.create(user=user, kind=kind, **scope)


def make_organisation(
    name: str = "Buurthuis De Brug",
    visibility: str = "openbaar",
    area: Sequence[str] = ("VR19",),
    municipality: str | None = None,
    **fields: Any,
) -> Organisation:
    """An organisation with its derived regions and audience."""
    organisation = Organisation.objects.create(
        name=name,
        visibility=visibility,
        area=list(area),
        regions=regions_of(area),
        municipality_id=municipality,
        **({"kind": "bedrijf", "level": "lokaal"} | fields),
    )
    organisation.audience = clause_for(visibility, organisation.regions, [organisation.pk])
    organisation.save(update_fields=["audience"])
    return organisation


def set_visibility(organisation: Organisation, visibility: str) -> Organisation:
    """Give an organisation another visibility, with the audience that follows."""
    organisation.visibility = visibility
    organisation.audience = clause_for(visibility, organisation.regions, [organisation.pk])
    organisation.save(update_fields=["visibility", "audience"])
    return organisation


def make_contact(organisation: Organisation, visibility: str = "openbaar", **fields: Any) -> Contact:
    audience = clause_for(visibility, organisation.regions, [organisation.pk])
    values = {"function": "algemeen", "phone": "000-0000001"} | fields
    return Contact.objects.create(organisation=organisation, visibility=visibility, audience=audience, **values)


def make_capability(
    organisation: Organisation,
    name: str = "Noodstroomaggregaat",
    visibility: str = "openbaar",
    area: Sequence[str] | None = None,
    **fields: Any,
) -> Capability:
    area = list(organisation.area if area is None else area)
    regions = regions_of(area)
    values: dict[str, Any] = {"sub_needs": ["energie"], "phases": ["warm-tot-72"], "form": "materieel", **fields}
    return Capability.objects.create(
        organisation=organisation,
        name=name,
        visibility=visibility,
        area=area,
        regions=regions,
        audience=clause_for(visibility, regions, [organisation.pk]),
        **values,
    )


def make_relation(source: Organisation, target: Organisation, kind: str = "rekent-op", **fields: Any) -> Relation:
    return Relation.objects.create(source=source, target=target, kind=kind, **fields)


def make_agreement(
    parties: Sequence[Organisation],
    capabilities: Sequence[Capability] = (),
    visibility: str = "openbaar",
    title: str = "Noodstroom bij uitval",
    **fields: Any,
) -> Agreement:
    regions = sorted({region for one in (capabilities or parties) for region in one.regions})
    values: dict[str, Any] = {"kind": "waakvlamovereenkomst", "valid_from": date(2026, 1, 1), **fields}
    agreement = Agreement.objects.create(
        title=title,
        visibility=visibility,
        audience=clause_for(visibility, regions, [party.pk for party in parties]),
        **values,
    )
    AgreementParty.objects.bulk_create(AgreementParty(agreement=agreement, organisation=party) for party in parties)
    AgreementLine.objects.bulk_create(AgreementLine(agreement=agreement, capability=one) for one in capabilities)
    return agreement


def make_report(organisation: Organisation, **fields: Any) -> Report:
    """A report about the organisation itself, by somebody without account."""
    values: dict[str, Any] = {"what": "onjuist", "text": "Het adres klopt niet meer.", "label": str(organisation)}
    report = Report.objects.create(kind="organisation", target=organisation.uuid, **(values | fields))
    report.organisations.add(organisation)
    return report


def make_chain(
    members: Sequence[Organisation | None],
    visibility: str = "openbaar",
    region: str = ZEELAND,
    extra: Sequence[tuple[int, Organisation | None, str]] = (),
    **fields: Any,
) -> Chain:
    """A chain with one organisation per link (None: an open place), and `extra` places (link, who, what)."""
    audience = clause_for(visibility, [region or "NL"], [])
    values = {"name": "Brood", "need": "continuiteit", "sub_need": "voedsel", **fields}
    chain = Chain.objects.create(visibility=visibility, audience=audience, region_id=region or None, **values)
    places = [*((link, one, "") for link, one in enumerate(members, 1)), *extra]
    ChainStep.objects.bulk_create(
        ChainStep(chain=chain, link=link, organisation=one, task=task or ("" if one else "bakt"))
        for link, one, task in places
    )
    return chain


def make_invitation(organisation: Organisation, email: str = "roos@voorbeeld.invalid", **fields: Any) -> Invitation:
    """Sent now, for two weeks."""
    values = {"expires_at": timezone.now() + timedelta(days=14)} | fields
    return Invitation.objects.create(organisation=organisation, email=email, **values)


def make_claim(organisation: Organisation, user: Any, **fields: Any) -> Claim:
    return Claim.objects.create(organisation=organisation, user=user, **({"reason": "Ik ben de voorzitter."} | fields))


def make_file(
    by: Any = None, content: bytes = b"Tekst.", state: str = "bewaard", kind: str = "txt", **fields: Any
) -> StoredFile:
    """A file that is there whole, as if it had been sent and checked."""
    size = len(content)
    file = StoredFile(by=by, state=state, name=f"proef.{kind}", kind=kind, size=size, received=size, **fields)
    file.content.save(file.name, ContentFile(content), save=False)
    file.save()
    return file


def make_dataset(
    title: str = "Bedden per gemeente",
    content: bytes = b"gemeente;bedden\nVeere;12\nAlmere;30\n",
    visibility: str = "openbaar",
    status: str = "gepubliceerd",
    area: Sequence[str] = ("NL",),
    read: bool = False,
    **fields: Any,
) -> Dataset:
    """A data set of this table; a worker still has to read it, unless `read`."""
    regions, is_published = regions_of(area), status == "gepubliceerd"
    values = {"author": "Gemeente Voorbeeld", "licence": "cc0", "themes": ["soci"], **fields}
    dataset = Dataset.objects.create(
        title=title,
        visibility=visibility,
        status=status,
        published_at=timezone.now() if is_published else None,
        area=list(area),
        regions=regions,
        audience=editorial_clause(visibility, regions, is_published),
        file=values.pop("file", None) or make_file(content=content, kind="csv"),
        **values,
    )
    if read:
        read_dataset(dataset.pk, dataset.reading_turn)
    return dataset


def make_document(
    title: str = "Gids voor buurten",
    pages: Sequence[str] = ("Over noodstroom in de wijk.",),
    visibility: str = "openbaar",
    status: str = "gepubliceerd",
    area: Sequence[str] = ("NL",),
    **fields: Any,
) -> Document:
    """A document with these pages, read."""
    regions = regions_of(area)
    values = {"kind": "handreiking", "author": "Gemeente Voorbeeld", "licence": "cc0", "reading": "gelezen", **fields}
    document = Document.objects.create(
        title=title,
        visibility=visibility,
        status=status,
        area=list(area),
        regions=regions,
        audience=editorial_clause(visibility, regions, status == "gepubliceerd"),
        file=values.pop("file", None) or make_file(),
        parts_read=len(pages),
        parts_of=len(pages),
        **values,
    )
    Passage.objects.bulk_create(
        Passage(document=document, number=number, page=number, text=text) for number, text in enumerate(pages, 1)
    )
    return document


def _on_shelf(model: Any, title: str, visibility: str, status: str, area: Sequence[str], **fields: Any) -> Any:
    """One of a kind that editors publish, with the audience that follows."""
    regions, is_published = regions_of(area), status == "gepubliceerd"
    fields.setdefault("published_at", timezone.now() if is_published else None)
    return model.objects.create(
        title=title,
        visibility=visibility,
        status=status,
        area=list(area),
        regions=regions,
        audience=editorial_clause(visibility, regions, is_published),
        **fields,
    )


def make_series(
    title: str = "Drie dagen donker",
    visibility: str = "openbaar",
    status: str = "gepubliceerd",
    area: Sequence[str] = ("NL",),
    **fields: Any,
) -> Series:
    series: Series = _on_shelf(Series, title, visibility, status, area, **{"author": "Gemeente Voorbeeld", **fields})
    return series


CAPTIONS = """WEBVTT

00:00.000 --> 00:20.000
<v Presentator>Het licht valt uit in het dorp.

00:20.000 --> 01:30.000
<v Coördinator>De bakfiets met het aggregaat komt eraan.
"""


def make_episode(
    title: str = "De eerste avond",
    visibility: str = "openbaar",
    status: str = "gepubliceerd",
    area: Sequence[str] = ("NL",),
    **fields: Any,
) -> Episode:
    """An MP3 of ninety seconds with captions, or a film elsewhere when there is an `address`."""
    held = {"seconds": 90, "captions": CAPTIONS, "chapters": "0:00 Het licht gaat uit\n0:20 Hulp", **fields}
    if not held.get("address"):
        held.setdefault("file", make_file(content=bytes(range(250)) * 4, kind="mp3", seconds=90.0))
    episode: Episode = _on_shelf(Episode, title, visibility, status, area, **held)
    EPISODES.after(None, episode)
    return episode


def make_notion(
    title: str = "Veerkracht",
    meanings: Sequence[str] = ("Terugveren na een klap.",),
    visibility: str = "openbaar",
    status: str = "gepubliceerd",
    area: Sequence[str] = ("NL",),
    **fields: Any,
) -> Notion:
    """A notion with these definitions."""
    notion: Notion = _on_shelf(Notion, title, visibility, status, area, **fields)
    Definition.objects.bulk_create(
        Definition(notion=notion, position=place, label=f"Betekenis {place}", text=text)
        for place, text in enumerate(meanings, 1)
    )
    return notion


def make_dilemma(
    title: str = "Hoeveel is genoeg?",
    visibility: str = "openbaar",
    status: str = "gepubliceerd",
    area: Sequence[str] = ("NL",),
    held_by: Sequence[str] = ("gemeenten",),
    **fields: Any,
) -> Dilemma:
    """A question with two positions, the first held by these, and something that nobody knows."""
    dilemma: Dilemma = _on_shelf(
        Dilemma, title, visibility, status, area, **{"question": "Wanneer is het goed?", **fields}
    )
    for place, label in enumerate(("Meer", "Minder"), 1):
        holders = list(held_by) if place == 1 else []
        Position.objects.create(dilemma=dilemma, position=place, label=label, text=f"{label} graag.", held_by=holders)
    OpenQuestion.objects.create(dilemma=dilemma, position=1, text=f"Wat werkt bij {title}")
    return dilemma


def make_practice(
    title: str = "Buurtteams met een aggregaat",
    visibility: str = "openbaar",
    status: str = "gepubliceerd",
    area: Sequence[str] = ("NL",),
    **fields: Any,
) -> Practice:
    """A practice that was published an hour ago; `stage="initiatief"` for one that is under way."""
    from weerbaar.features.content.practices.shelf import audience_of

    values = {
        "author": "Gemeente Voorbeeld",
        "summary": "Buurten oefenden met een aggregaat.",
        "problem": "Bij een stroomstoring wist niemand wie wat had.",
        "done": "Elke buurt kreeg een aggregaat en een team.",
        **fields,
    }
    practice = Practice(
        title=title, visibility=visibility, status=status, area=list(area), regions=regions_of(area), **values
    )
    practice.published_at = timezone.now() - timedelta(hours=1) if practice.is_published else None
    practice.audience = audience_of(practice)
    practice.save()
    return practice


def make_kit(
    title: str = "Brief aan de straat",
    texts: Sequence[str] = ("Beste buren van [straat], bel [Telefoonnummer].",),
    visibility: str = "openbaar",
    status: str = "gepubliceerd",
    area: Sequence[str] = ("NL",),
    **fields: Any,
) -> Kit:
    """A kit with these texts."""
    kit: Kit = _on_shelf(Kit, title, visibility, status, area, **fields)
    KitText.objects.bulk_create(
        KitText(kit=kit, position=place, label=f"Tekst {place}", text=text) for place, text in enumerate(texts, 1)
    )
    return kit


def make_kit_file(kit: Kit, label: str = "Poster", **fields: Any) -> KitFile:
    return KitFile.objects.create(kit=kit, label=label, file=make_file(), **fields)


def make_experience(target: Any, organisation: Organisation, **fields: Any) -> Experience:
    """What this organisation tells of it."""
    values = {"text": "Het hielp.", "place": "Goes", "kind": type(target).__name__.lower(), **fields}
    return Experience.objects.create(target=target.uuid, organisation=organisation, **values)
