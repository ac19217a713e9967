"""Forms for ending, merging and splitting."""

from typing import Any

from django import forms
from django.utils import timezone


class EndForm(forms.Form):
    """Since when it is over."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    day = forms.DateField(
        label="Op welke dag is de organisatie gestopt?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Vandaag of eerder.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].initial = timezone.localdate
