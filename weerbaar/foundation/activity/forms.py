"""The form behind every change: it knows which version the writer saw, and loses nothing that was typed."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.kit.models import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that now holds something else than what was typed."""

    label: str
    now: str
    typed: str


class ServiceForm(forms.Form):
    """A form whose values go to a service. `record` is what is being changed, or None for something new."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, record: Record | None = None, **options: Any) -> None:
        self.record = record
        self.differences: list[Difference] = []
        self.is_stale = False
        if record is not None:
            options["initial"] = {
                **self.values_of(record),
                "version": version_of(record),
                **(options.get("initial") or {}),
            }
        super().__init__(*args, **options)

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        """What the record holds, under the names of the form's fields. Forms that change records say how."""
        return {}

    @property
    def seen(self) -> str | None:
        """The version that the writer had before them; for the service."""
        return self.cleaned_data["version"] or None

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def refuse(self, error: Invalid) -> None:
        """Show what the service would not have beside the fields it is about."""
        for name, texts in error.errors.items():
            for text in texts:
                self.add_error(name if name in self.fields else None, text)

    def outdated(self, current: Record) -> None:
        """Somebody else was first: show what stands there now; sending again replaces it by what was typed."""
        self.is_stale = True
        now = self.values_of(current)
        for name, typed in self.values.items():
            if name in now and now[name] != typed:
                label = str(self.fields[name].label or name)
                self.differences.append(Difference(label, self._shown(name, now[name]), self._shown(name, typed)))
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.setlist(self.add_prefix("version"), [version_of(current)])
        self.data = data

    def _shown(self, name: str, value: Any) -> str:
        field = self.fields[name]
        choices = dict(getattr(field, "choices", ()))
        if isinstance(value, str) and value in choices:
            return str(choices[value])
        if isinstance(value, bool):
            return "ja" if value else "nee"
        prepared = field.prepare_value(value)
        return "leeg" if prepared in (None, "", []) else str(prepared).replace("\n", ", ")
