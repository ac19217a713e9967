"""The form of an agreement: itself, its parties, and what they promise."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict

from weerbaar.features.networks.agreements import queries
from weerbaar.features.networks.agreements.models import Agreement, Standing
from weerbaar.features.networks.agreements.services import Party, Promise
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.kit.uploads import UnwantedFile, document_kind
from weerbaar.foundation.organisations.fields import OrganisationField, choice_of, visibility_field
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.fields import TermField
from weerbaar.foundation.taxonomy.geography import table

MOST_ROWS = 50
PARTIES, PROMISES = "partij", "regel"  # prefixes of the rows of the form
Rows = dict[str, list[dict[str, Any]]]
EVERYWHERE = ("", "Overal waar het inzetbaar is")

ORDERS = [
    ("", "Op titel"),
    ("einde", "Wat het eerst afloopt bovenaan"),
    ("geoefend", "Langst niet geoefend bovenaan"),
    ("-geoefend", "Pas geoefend bovenaan"),
]


class FilterForm(forms.Form):
    """What the list is narrowed by; a wrong value is simply no filter."""

    q = forms.CharField(label="Titel", required=False, max_length=200)
    soort = TermField("agreement-kind", empty="Alle soorten", label="Soort", required=False)
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Alles"), *((s.value, s.label.capitalize()) for s in Standing)],
    )

    sorteer = forms.ChoiceField(label="Volgorde", required=False, choices=ORDERS)

    def filters(self) -> queries.Filters:
        self.is_valid()
        chosen = self.cleaned_data
        return queries.Filters(*(chosen.get(name, "") for name in ("q", "soort", "stand", "sorteer")))


def day(label: str, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text)


class AgreementForm(ServiceForm):
    """The agreement itself."""

    TOLD_AS = {"partij": "parties", "regel": "lines"}

    title = forms.CharField(label="Titel", max_length=200, help_text="Bijvoorbeeld: noodstroom voor de opvanglocaties.")
    kind = TermField("agreement-kind", label="Soort afspraak")
    summary = forms.CharField(
        label="Wat is er afgesproken?", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5})
    )
    valid_from = day("Geldig vanaf")
    valid_to = day("Geldig tot en met", "Laat leeg als er geen einde is afgesproken.")
    activation = forms.CharField(
        label="Hoe roept u de afspraak in?",
        required=False,
        max_length=300,
        help_text="Bijvoorbeeld: bel het meldpunt en noem het nummer van de afspraak.",
    )
    activation_contact = forms.ChoiceField(
        label="Contact om in te roepen",
        required=False,
        help_text="U kiest uit de contacten van de partijen. Vul dus eerst de partijen in.",
    )
    response_hours = forms.IntegerField(label="Reactietijd in uren", required=False, min_value=0, max_value=100_000)
    cost_rule = forms.CharField(label="Wie betaalt wat?", required=False, max_length=300)
    last_exercised_on = day("Laatst geoefend op")
    review_due_on = day("Opnieuw bekijken vóór")
    visibility = visibility_field()
    document = forms.FileField(
        label="Document",
        required=False,
        help_text="PDF, ODT of DOCX, ten hoogste 10 megabyte.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.odt,.docx"}),
        max_length=200,
    )
    remove_document = forms.BooleanField(label="Haal het document weg", required=False)

    PLAIN = (
        "title", "kind", "summary", "valid_from", "valid_to", "activation", "response_hours", "cost_rule",
        "last_exercised_on", "review_due_on", "visibility",
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, parties: Sequence[Organisation], **options: Any) -> None:
        self.contacts = {one.ref: one for one in queries.contacts_of(user, list(parties))}
        super().__init__(*args, **options)
        contact = self.fields["activation_contact"]
        assert isinstance(contact, forms.ChoiceField)
        names = ((ref, f"{vocabularies.label('contact-function', c.function)}, {c.organisation}")
                 for ref, c in self.contacts.items())  # fmt: skip
        contact.choices = [("", "Geen"), *names]
        record = self.record
        if not (isinstance(record, Agreement) and record.document):
            del self.fields["remove_document"]
        kind = self.fields["kind"]
        if isinstance(record, Agreement) and isinstance(kind, TermField):
            kind.keep(record.kind)

    def values_of(self, record: Any) -> dict[str, Any]:  # type: ignore[override]
        """What the agreement holds; a contact that this person may not see is as good as none."""
        contact = self._ref_of(record.activation_contact_id)
        return {name: getattr(record, name) for name in self.PLAIN} | {"activation_contact": contact}

    def parts_of(self, record: Any) -> dict[str, list[str]]:
        parties = record.party_rows.select_related("organisation")
        lines = record.lines.select_related("capability")
        return {
            PARTIES: [_party_line(row.organisation, row.role) for row in parties],
            PROMISES: [_promise_line(line.capability, line.quantity, line.region_id or "") for line in lines],
        }

    def _ref_of(self, contact: int | None) -> str:
        return next((ref for ref, one in self.contacts.items() if one.pk == contact), "")

    def clean_document(self) -> Any:
        document = self.cleaned_data["document"]
        if document:
            try:
                document_kind(document, document.size)
            except UnwantedFile as error:
                raise ValidationError(str(error)) from error
        return document

    def service_values(self) -> dict[str, Any]:
        """The fields of the agreement. A contact that this person may not see stays as it is."""
        values = {name: self.cleaned_data[name] for name in self.PLAIN}
        chosen = self.contacts.get(self.cleaned_data["activation_contact"])
        now = self.record.activation_contact_id if isinstance(self.record, Agreement) else None
        if chosen is not None or now is None or self._ref_of(now):
            values["activation_contact"] = chosen
        return values


class ExerciseForm(ServiceForm):
    """One exercise."""

    on = forms.DateField(
        label="Wanneer hebt u geoefend?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Vul de dag in waarop u hebt geoefend."},
    )
    note = forms.CharField(
        label="Hoe ging het?",
        required=False,
        max_length=300,
        help_text="Kort, bijvoorbeeld: na 40 minuten draaide het aggregaat. Noem geen namen van personen.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PartyForm(forms.Form):
    """One party; left empty it is none."""

    organisation = OrganisationField(label="Partij", required=False, help_text="")
    role = forms.CharField(label="Rol", required=False, max_length=100)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        organisation = self.fields["organisation"]
        assert isinstance(organisation, OrganisationField)
        organisation.user = user


class PromiseForm(forms.Form):
    """One thing that is promised; left empty it is none."""

    capability = forms.ChoiceField(label="Wat", required=False)
    quantity = forms.DecimalField(
        label="Hoeveel", required=False, min_value=0, max_digits=14, decimal_places=2, localize=False
    )
    region = forms.ChoiceField(label="Voor welke regio", required=False)

    def __init__(self, *args: Any, capabilities: Mapping[str, Capability], **options: Any) -> None:
        super().__init__(*args, **options)
        self.capabilities = capabilities
        by_owner: dict[str, list[tuple[str, str]]] = {}
        for ref, one in capabilities.items():
            by_owner.setdefault(str(one.organisation), []).append((ref, one.name))
        choices: list[Any] = [("", "Kies…"), *by_owner.items()]
        self.fields["capability"].choices = choices  # type: ignore[attr-defined]
        self.fields["region"].choices = [EVERYWHERE, *table().regions.items()]  # type: ignore[attr-defined]

    def clean_quantity(self) -> Any:
        quantity = self.cleaned_data["quantity"]
        if quantity is not None and quantity <= 0:
            raise ValidationError("Vul een aantal in dat groter is dan nul, of laat het leeg.")
        return quantity


PartyForms = forms.formset_factory(PartyForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
PromiseForms = forms.formset_factory(PromiseForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def _short(quantity: Decimal | None) -> str:
    """15 and not 15.00."""
    return "" if quantity is None else f"{quantity.normalize():f}"


def _party_line(organisation: Organisation, role: str) -> str:
    return f"{choice_of(organisation)}: {role}" if role else choice_of(organisation)


def _promise_line(capability: Capability, quantity: Decimal | None, region: str) -> str:
    parts = [f"{capability} ({capability.ref})", _short(quantity), table().name(region) if region else ""]
    return ", ".join(part for part in parts if part)


def _rows_of(agreement: Agreement) -> Rows:
    """Parties and promises as the rows of their forms hold them."""
    return {
        PARTIES: [
            {"organisation": row.organisation, "role": row.role}
            for row in agreement.party_rows.select_related("organisation")
        ],
        PROMISES: [
            {"capability": line.capability.ref, "quantity": _short(line.quantity), "region": line.region_id or ""}
            for line in agreement.lines.select_related("capability")
        ],
    }


def _replace_rows(data: QueryDict, prefix: str, rows: list[dict[str, Any]]) -> None:
    """Have what was sent hold these rows in place of its own."""
    for key in [key for key in data if key.startswith(f"{prefix}-") and key[len(prefix) + 1].isdigit()]:
        del data[key]
    data[f"{prefix}-TOTAL_FORMS"] = str(len(rows))
    for number, row in enumerate(rows):
        for name, value in row.items():
            data[f"{prefix}-{number}-{name}"] = choice_of(value) if isinstance(value, Organisation) else str(value)


class AgreementForms:
    """The three together, as one form to the page: valid when all are, with one more row when somebody asks for it.

    The choices of what is promised and of whom to call follow from the parties that are filled in.
    """

    def __init__(
        self, request: HttpRequest, agreement: Agreement | None = None, first: Organisation | None = None
    ) -> None:
        self.user, self.agreement = request.user, agreement
        self.wants_row = request.POST.get("meer", "")
        self.is_sent = request.method == "POST"
        self.initial: Rows = {PARTIES: [{"organisation": first}, {}], PROMISES: [{}]}
        if agreement:
            self.initial = _rows_of(agreement)
        data = self._with_row(request.POST) if self.is_sent else None
        if data is not None and agreement:
            for prefix in AgreementForm.chosen_theirs(data) & self.initial.keys():
                _replace_rows(data, prefix, self.initial[prefix])
        self._build(data, request.FILES if self.is_sent else None)
        if self.wants_row:
            self._hush()

    def _build(self, data: QueryDict | None, files: Any) -> None:
        self.parties = PartyForms(data, initial=self.initial[PARTIES], prefix=PARTIES, form_kwargs={"user": self.user})
        shown: list[Organisation] = [row["organisation"] for row in self.initial[PARTIES] if row.get("organisation")]
        known = self._known_parties() if self.is_sent else shown
        capabilities = {one.ref: one for one in queries.capabilities_of(self.user, known)}
        self.promises = PromiseForms(
            data, initial=self.initial[PROMISES], prefix=PROMISES, form_kwargs={"capabilities": capabilities}
        )
        self.main = AgreementForm(
            data,
            files,
            user=self.user,
            parties=known,
            record=self.agreement,
            initial={} if self.agreement else {"visibility": "leden"},
        )
        self._number()

    def _number(self) -> None:
        """Each row says which it is, also to who hears it read."""
        for number, form in enumerate(self.parties, 1):
            form.fields["organisation"].label = f"Partij {number}"
            form.fields["role"].label = f"Rol van partij {number}"
        for number, promise in enumerate(self.promises, 1):
            promise.fields["capability"].label = f"Toezegging {number}"

    @property
    def seen(self) -> str | None:
        """The version that the writer had before them."""
        return self.main.seen

    def outdated(self, current: Agreement, since: Iterable[Entry]) -> None:
        """As `ServiceForm.outdated`, parties and promises included."""
        self.main.typed_parts = {
            PARTIES: ("Partijen", [_party_line(one.organisation, one.role) for one in self.party_list()]),
            PROMISES: (
                "Wat is toegezegd",
                [_promise_line(one.capability, one.quantity, one.region) for one in self.promise_list()],
            ),
        }
        adopted = self.main.outdated(current, since) & self.initial.keys()
        if adopted:
            late, now = self.main, _rows_of(current)
            data = QueryDict(mutable=True)
            data.update(late.data)
            for prefix in adopted:
                _replace_rows(data, prefix, now[prefix])
            self._build(data, late.files)
            self.main.is_stale, self.main.differences = True, late.differences

    def _with_row(self, sent: QueryDict) -> QueryDict:
        """What was sent, with one row more where that was asked."""
        data = sent.copy()
        if self.wants_row in (PARTIES, PROMISES):
            key = f"{self.wants_row}-TOTAL_FORMS"
            count = data.get(key, "0")
            data[key] = str(min(int(count) + 1 if count.isdigit() else 1, MOST_ROWS))
        return data

    def _known_parties(self) -> list[Organisation]:
        """The parties that are filled in rightly so far."""
        self.parties.is_valid()
        found = [form.cleaned_data.get("organisation") for form in self.parties if hasattr(form, "cleaned_data")]
        return [organisation for organisation in found if organisation is not None]

    def _hush(self) -> None:
        """Asking for a row is no sending: nothing is wrong yet."""
        for form in (self.main, *self.parties, *self.promises):
            form._errors = ErrorDict()

    def is_valid(self) -> bool:
        """May this go to the service?"""
        if not self.is_sent or self.wants_row:
            return False
        answers = [form.is_valid() for form in (self.main, self.parties, self.promises)]
        if answers[0] and not all(answers):
            self.main.add_error(None, "Er klopt iets niet bij de partijen of bij wat zij toezeggen.")
        return all(answers)

    def party_list(self) -> list[Party]:
        rows = (form.cleaned_data for form in self.parties)
        return [Party(row["organisation"], row["role"]) for row in rows if row.get("organisation")]

    def promise_list(self) -> list[Promise]:
        return [
            Promise(form.capabilities[row["capability"]], row["quantity"], row["region"])
            for form in self.promises
            if (row := form.cleaned_data).get("capability")
        ]

    def refuse(self, error: Invalid) -> None:
        self.main.refuse(error)
