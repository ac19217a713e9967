"""The form behind every change: it knows which version the writer saw, and loses nothing that was typed."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from weerbaar.foundation.activity.conflicts import Difference, plain, sealed, told_by, unsealed
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.kit.models import Record

CARRIED = ("version", "opened")
CHOICE = "keuze-"
THEIRS = "nu"


class ServiceForm(forms.Form):
    """A form whose values go to a service. `record` is what is being changed, or None for something new.

    It carries along what the record held when the form was opened. When somebody else was first (`outdated`), what only
    the other changed is taken over; what both changed shows beside each other with a choice, sent as `keuze-<field>`.
    """

    # Under which name history tells of fields that are called otherwise here; a key that ends in _ is a beginning.
    TOLD_AS: ClassVar[Mapping[str, str]] = {}

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, record: Record | None = None, **options: Any) -> None:
        self.record = record
        self.differences: list[Difference] = []
        self.is_stale = False
        # What is no field of the form itself but compared with it: {name: (label, lines of text)}.
        self.typed_parts: dict[str, tuple[str, list[str]]] = {}
        if record is not None:
            options["initial"] = {
                **self.values_of(record),
                "version": version_of(record),
                "opened": sealed(self._held(record)),
                **(options.get("initial") or {}),
            }
        super().__init__(*args, **options)

    def full_clean(self) -> None:
        """Fields for which the writer chose what stands there now are taken from the record before anything else."""
        if self.is_bound and self.record is not None:
            self._take_over(self.chosen_theirs(self.data) & self.fields.keys(), self.record)
        super().full_clean()

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        """What the record holds, under the names of the form's fields. Forms that change records say how."""
        return {}

    def parts_of(self, record: Any) -> dict[str, list[str]]:
        """What else of the record is changed together with this form, as lines of text."""
        return {}

    @staticmethod
    def chosen_theirs(data: Mapping[str, Any]) -> set[str]:
        """The names for which the writer chose what somebody else saved."""
        return {key.removeprefix(CHOICE) for key, value in data.items() if key.startswith(CHOICE) and value == THEIRS}

    @property
    def seen(self) -> str | None:
        """The version that the writer had before them; for the service."""
        return self.cleaned_data["version"] or None

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in, without what is carried along."""
        return {name: value for name, value in self.cleaned_data.items() if name not in CARRIED}

    def refuse(self, error: Invalid) -> None:
        """Show what the service would not have beside the fields it is about."""
        for name, texts in error.errors.items():
            for text in texts:
                self.add_error(name if name in self.fields else None, text)

    def outdated(self, current: Record, since: Iterable[Entry] = ()) -> set[str]:
        """Somebody else was first: show what they changed (`since`: the lines of history that the writer may read).

        What the writer left alone becomes what stands there now; what both changed waits for a choice, the writer's own
        first. Returns the names that were taken over.
        """
        self.is_stale = True
        now, opened, entries = self._held(current), unsealed(self.cleaned_data["opened"]), list(since)
        typed = self.values | {name: lines for name, (_, lines) in self.typed_parts.items()}
        for name, value in typed.items():
            if name in now or name in (opened or ()):
                self._compare(name, opened, plain(now.get(name)), plain(value), entries)
        adopted = {one.name for one in self.differences if not one.is_clash}
        self._take_over(adopted & self.fields.keys(), current)
        self._set("version", [version_of(current)])
        self._set("opened", [sealed(now)])
        return adopted

    def _held(self, record: Any) -> dict[str, Any]:
        return {**self.values_of(record), **self.parts_of(record)}

    def _compare(self, name: str, opened: dict[str, Any] | None, now: Any, typed: Any, entries: list[Entry]) -> None:
        was = None if opened is None else opened.get(name, "")
        if now in (typed, was):
            return
        part = self.typed_parts.get(name)
        label = part[0] if part else str(self.fields[name].label or name)
        who, when = told_by(entries, self._told(name))
        words = ("" if was is None else self._shown(name, was), self._shown(name, now), self._shown(name, typed))
        self.differences.append(Difference(name, label, *words, is_clash=typed != was, who=who, when=when))

    def _told(self, name: str) -> str:
        begins = next((told for key, told in self.TOLD_AS.items() if key[-1] == "_" and name.startswith(key)), name)
        return self.TOLD_AS.get(name, begins)

    def _take_over(self, names: Iterable[str], record: Any) -> None:
        """Have these fields hold what the record holds, as if it had been typed."""
        names = set(names)
        if names:
            held = self.values_of(record)
            for name in names:
                self._set(name, self._raw(name, held.get(name)))

    def _set(self, name: str, texts: list[str]) -> None:
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.setlist(self.add_prefix(name), texts)
        self.data = data

    def _raw(self, name: str, value: Any) -> list[str]:
        """A value as a browser would send it."""
        field = self.fields[name]
        if isinstance(value, bool):
            return ["on"] if value else []
        shown = field.widget.format_value(field.prepare_value(value))
        if isinstance(shown, list | tuple):
            return [str(one) for one in shown]
        return [""] if shown is None else [str(shown)]

    def _shown(self, name: str, value: Any) -> str:
        """A plain value in words."""
        if value in ("", [], None):
            return "leeg"
        if isinstance(value, bool):
            return "ja" if value else "nee"
        field = self.fields.get(name)
        choices = dict(getattr(field, "choices", ()))
        if isinstance(value, str) and value in choices:
            return str(choices[value])
        if isinstance(field, forms.DateField) and (day := parse_date(str(value))):
            return date_format(day, "j F Y")
        prepared = field.prepare_value(value) if field else value
        return ", ".join(map(str, prepared)) if isinstance(prepared, list) else str(prepared).replace("\n", ", ")
