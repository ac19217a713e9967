"""Forms of the back office."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.organisations.models import Role
from weerbaar.foundation.organisations.queries import find_for_role
from weerbaar.foundation.search.models import Synonym
from weerbaar.foundation.taxonomy.models import Municipality, Term, Vocabulary


class TermForm(WagtailAdminModelForm):
    """List and code can be chosen once; afterwards they are shown and stay."""

    class Meta:
        model = Term
        fields = (
            "vocabulary", "code", "label_nl", "label_en", "parent", "other_names", "description", "position",
            "retired_at",
        )  # fmt: skip
        widgets = {"other_names": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Term.objects.filter(vocabulary=Vocabulary.NEED)
        if self.instance.pk:
            for name in ("vocabulary", "code"):
                self.fields[name].disabled = True


class SynonymForm(WagtailAdminModelForm):
    class Meta:
        model = Synonym
        fields = ("words", "need", "note")
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs = Term.objects.filter(vocabulary=Vocabulary.NEED).values_list("code", "label_nl")
        self.fields["need"] = forms.ChoiceField(
            label="Behoefte", required=False, choices=[("", "Alle behoeften"), *needs]
        )


class RoleForm(WagtailAdminModelForm):
    """A role for somebody with an account, named by e-mail address; an organisation by its reference or exact name."""

    email = forms.EmailField(label="E-mailadres van de persoon", help_text="Deze persoon heeft al een account.")
    organisation_name = forms.CharField(
        label="Organisatie", required=False, help_text="Precieze naam, of de verwijzing uit het adres van de pagina."
    )

    class Meta:
        model = Role
        fields = ("kind", "municipality", "region", "need")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.filter(ended_on=None)
        if self.instance.pk:
            self.fields["email"].initial = self.instance.user.email
            self.fields["organisation_name"].initial = getattr(self.instance.organisation, "ref", "")
        self.order_fields(["email", "kind", "organisation_name", "municipality", "region", "need"])

    def clean_email(self) -> str:
        user = User.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if user is None:
            raise forms.ValidationError("Er is geen account met dit e-mailadres. Laat deze persoon er eerst een maken.")
        self.instance.user = user
        return str(user.email)

    def clean_organisation_name(self) -> str:
        given = self.cleaned_data["organisation_name"].strip()
        self.instance.organisation = None
        if not given:
            return ""
        found = find_for_role(self.for_user, given)
        if len(found) != 1:
            wrong = "Er is geen organisatie met deze naam" if not found else "Meer organisaties heten zo"
            raise forms.ValidationError(f"{wrong}. Gebruik de verwijzing uit het adres van de pagina.")
        self.instance.organisation = found[0]
        return str(given)


class ReasonForm(forms.Form):
    """Why something is done to somebody's account."""

    reason = forms.CharField(
        label="Waarom?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="En hoe u weet dat deze persoon het echt vraagt. Dit staat in de geschiedenis en in de mail.",
    )
