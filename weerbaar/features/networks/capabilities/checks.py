"""What a capability must be like before it is written, in the words of the person who fills it in."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

# What people fill in; everything else on the row is derived or kept by services.
FIELDS = (
    "name",
    "description",
    "sub_needs",
    "phases",
    "form",
    "area",
    "quantity",
    "unit",
    "notice_hours",
    "sustain_hours",
    "conditions",
    "screening",
    "insurance",
    "cost",
    "transport",
    "falls_away",
    "double_promised",
    "claimed_agreement",
    "status",
    "visibility",
)
LISTS: Mapping[str, tuple[str, str]] = {
    "sub_needs": (Vocabulary.SUB_NEED, "deelbehoefte"),
    "phases": (Vocabulary.PHASE, "fase"),
    "falls_away": (Vocabulary.FALLS_AWAY, "oorzaak van uitval"),
}
SINGLES: Mapping[str, tuple[str, str]] = {
    "form": (Vocabulary.FORM, "vorm"),
    "unit": (Vocabulary.UNIT, "eenheid"),
    "claimed_agreement": (Vocabulary.AGREEMENT_KIND, "soort afspraak"),
}
REQUIRED: Mapping[str, str] = {
    "name": "Vul in wat de organisatie kan bijdragen.",
    "sub_needs": "Kies ten minste één deelbehoefte.",
    "form": "Kies de vorm van de bijdrage.",
    "area": "Vul in waar dit inzetbaar is.",
}
WHOLE = ("notice_hours", "sustain_hours", "double_promised")
MOST_HOURS = 100_000
MOST_QUANTITY = Decimal("999999999999")
CHOOSABLE_VISIBILITY = tuple(v for v in Visibility if v is not Visibility.GROUP)


def checked(fields: Mapping[str, Any], before: Capability | None = None) -> dict[str, Any]:
    """The fields, tidied; with `before` they may be a part of all fields.

    A retired term may stay on a record that has it, and is not to be chosen anew.
    Raises `Invalid` with Dutch sentences per field.
    """
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise ValueError(f"no such fields: {sorted(unknown)}")
    tidy = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    errors: dict[str, list[str]] = {}
    for name, message in [*_missing(tidy, before), *_terms(tidy, before), *_numbers(tidy), *_rest(tidy, before)]:
        errors.setdefault(name, []).append(message)
    if errors:
        raise Invalid(errors)
    if "area" in tidy:
        tidy["area"] = list(areas.normalise(tidy["area"]))
    for name, (vocabulary, _) in LISTS.items():
        if name in tidy:
            tidy[name] = _in_order(vocabulary, tidy[name])
    return tidy


def _missing(fields: Mapping[str, Any], before: Capability | None) -> Iterable[tuple[str, str]]:
    for name, message in REQUIRED.items():
        if not fields.get(name) and (before is None or name in fields):
            yield name, message


def _terms(fields: Mapping[str, Any], before: Capability | None) -> Iterable[tuple[str, str]]:
    for name, (vocabulary, word) in LISTS.items():
        had = set(getattr(before, name)) if before else set()
        for code in fields.get(name) or ():
            yield from _term(name, vocabulary, word, code, had)
    for name, (vocabulary, word) in SINGLES.items():
        had = {getattr(before, name)} if before else set()
        if fields.get(name):
            yield from _term(name, vocabulary, word, fields[name], had)


def _term(name: str, vocabulary: str, word: str, code: str, had: set[str]) -> Iterable[tuple[str, str]]:
    term = vocabularies.words(vocabulary).get(code)
    if term is None:
        yield name, f"'{code}' is geen {word} uit de lijst."
    elif term.is_retired and code not in had:
        yield name, f"'{term.label}' is vervallen en kan niet meer worden gekozen."


def _numbers(fields: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name in WHOLE:
        value = fields.get(name)
        if value is not None and not 0 <= value <= MOST_HOURS:
            yield name, f"Vul een heel getal in van 0 tot en met {MOST_HOURS}."
    quantity = fields.get("quantity")
    if quantity is not None and not 0 <= quantity < MOST_QUANTITY:
        yield "quantity", "Vul een aantal in van 0 of meer."


def _rest(fields: Mapping[str, Any], before: Capability | None) -> Iterable[tuple[str, str]]:
    quantity = fields.get("quantity", before.quantity if before else None)
    unit = fields.get("unit", before.unit if before else "")
    if quantity is not None and not unit:
        yield "unit", "Kies een eenheid bij het aantal."
    if len(fields.get("name") or "") > 200:
        yield "name", "Gebruik ten hoogste 200 tekens; de rest past in de omschrijving."
    if "visibility" in fields and fields["visibility"] not in CHOOSABLE_VISIBILITY:
        yield "visibility", "Kies wie dit mag zien."
    status = fields.get("status", Capability.Status.ACTIVE)
    if status not in (Capability.Status.ACTIVE, Capability.Status.PAUSED):
        yield "status", "Kies of dit nu inzetbaar is."
    try:
        areas.municipalities(fields.get("area") or ())
    except areas.UnclearArea as error:
        yield "area", str(error)


def _in_order(vocabulary: str, codes: Iterable[str]) -> list[str]:
    """Each code once, in the order of the vocabulary."""
    chosen = set(codes)
    return [code for code in vocabularies.words(vocabulary) if code in chosen]
