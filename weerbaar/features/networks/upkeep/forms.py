"""Saying what is no longer right."""

from django import forms


class DoubtForm(forms.Form):
    """One remark about one thing; `prefix` is its uuid, so that many stand on one page."""

    text = forms.CharField(
        label="Wat klopt er niet meer?",
        min_length=5,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie dit bijhoudt leest het. Noem geen namen of gegevens van andere mensen.",
        error_messages={
            "required": "Schrijf in een paar woorden wat er niet meer klopt.",
            "min_length": "Schrijf iets meer, dan kan iemand het aanpassen.",
        },
    )
