"""How often somebody wants to hear."""

from django import forms

from weerbaar.doors.find.models import SavedSearch


class OftenForm(forms.Form):
    """One choice. `auto_id` differs per search, as a page may hold several."""

    often = forms.ChoiceField(
        label="Wanneer wilt u een brief per e-mail?",
        choices=[(value, str(label)[0].upper() + str(label)[1:]) for value, label in SavedSearch.Often.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe vaak u bericht wilt."},
    )
