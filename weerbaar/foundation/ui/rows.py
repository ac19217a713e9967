"""Rows beside a record in one form: added, moved, taken away and put back, without scripts and without losing a word.

    class DefinitionForm(RowForm):
        text = forms.CharField(…)

    class TermForm(RowsMixin, ServiceForm):
        ROWS = (RowKind("definitions", "Definities", "definitie", DefinitionForm),)

        def rows_of(self, record): return {"definitions": [{"text": …}, …]}

In the template `{% include "ui/components/rows.html" with rows=form.rows.definitions %}`, and as the first thing in the
form `{% include "ui/components/rows_enter.html" %}`: Enter in a box then saves, and does not move a row.
What was filled in is `form.row_values["definitions"]`: a list of plain values, in order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from weerbaar.foundation.activity.forms import ServiceForm

ACT = "rij"
ADD, UP, DOWN, DROP, BACK = "erbij", "omhoog", "omlaag", "weg", "terug"
GONE = "weg"
Held = Mapping[str, Any]


class RowForm(forms.Form):
    """One row. Left empty it is none. `SHORT` names fields that stand side by side."""

    SHORT: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, user: Any = None, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)

    @classmethod
    def initial_of(cls, held: Held) -> dict[str, Any]:
        """A row as the record holds it, under the names of the fields here."""
        return dict(held)

    def row_values(self) -> dict[str, Any]:
        """What was filled in, as the record holds it."""
        return dict(self.cleaned_data)

    @classmethod
    def line_of(cls, held: Held) -> str:
        """The row in one line, to compare with what somebody else saved."""
        return ", ".join(str(value) for value in held.values() if value not in ("", None, []))

    def groups(self) -> list[list[forms.BoundField]]:
        """The fields in order; what is short stands with its neighbours that are."""
        found: list[list[forms.BoundField]] = []
        for bound in self:
            if found and bound.name in self.SHORT and found[-1][0].name in self.SHORT:
                found[-1].append(bound)
            else:
                found.append([bound])
        return found

    def is_left_empty(self) -> bool:
        """Nothing was typed or chosen in it."""
        assert isinstance(self.data, QueryDict)
        return not any(str(text).strip() for bound in self for text in self.data.getlist(bound.html_name))

    def hush(self) -> None:
        """Nothing is wrong yet."""
        self._errors, self.cleaned_data = ErrorDict(), {}


@dataclass(frozen=True, slots=True)
class RowKind:
    """`name` begins the names of its fields; `one` is what a row is called ('definitie'), `plural` the heading.

    `least` rows must be there, or `needed` is said. A new form begins with `begins` empty ones.
    """

    name: str
    plural: str
    one: str
    form: type[RowForm]
    hint: str = ""
    begins: int = 1
    most: int = 40
    least: int = 0
    needed: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row on the page, by its number from 1."""

    kind: RowKind
    form: RowForm
    number: int
    is_gone: bool
    is_first: bool
    is_last: bool

    @property
    def anchor(self) -> str:
        return f"{self.kind.name}-{self.number}"

    @property
    def title(self) -> str:
        return f"{self.kind.one.capitalize()} {self.number}"

    @property
    def gist(self) -> str:
        """The first words of what was typed in it."""
        texts = (str(bound.value() or "").strip() for bound in self.form)
        return next((text for text in texts if text), "")[:60]


class Rows:
    """The rows of one kind: as they were sent, or as the record holds them."""

    def __init__(self, kind: RowKind, user: Any, sent: QueryDict | None, held: Sequence[Held] = ()) -> None:
        self.kind = kind
        if sent is None:
            starts = [kind.form.initial_of(one) for one in held] or [{}] * kind.begins
            made = [kind.form(initial=one, prefix=self._prefix(at), user=user) for at, one in enumerate(starts)]
            self._rows = [(form, False) for form in made]
        else:
            self._rows = [
                (kind.form(sent, prefix=self._prefix(at), user=user), bool(sent.get(f"{self._prefix(at)}-{GONE}")))
                for at in range(count_of(kind, sent))
            ]

    def _prefix(self, at: int) -> str:
        return f"{self.kind.name}-{at}"

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        last = len(self)
        for number, (form, is_gone) in enumerate(self._rows, 1):
            yield Row(self.kind, form, number, is_gone, number == 1, number == last)

    @property
    def may_grow(self) -> bool:
        return len(self) < self.kind.most

    @property
    def next_anchor(self) -> str:
        return f"{self.kind.name}-{len(self) + 1}"

    def _counted(self) -> list[RowForm]:
        return [form for form, is_gone in self._rows if not is_gone and not (form.is_bound and form.is_left_empty())]

    def hush(self) -> None:
        for form, _ in self._rows:
            form.hush()

    def is_valid(self) -> bool:
        """Every row that counts is filled in rightly; the others are silent."""
        counted = self._counted()
        for form, _ in self._rows:
            if form not in counted:
                form.hush()
        wrong = [form for form in counted if not form.is_valid()]  # ask each: all that is wrong is told at once
        return not wrong

    def values(self) -> list[dict[str, Any]]:
        """Of those that count, in order; after `is_valid`."""
        return [form.row_values() for form in self._counted() if form.is_valid()]


class RowsMixin(ServiceForm):
    """A `ServiceForm` with rows; `user` goes to each of them when the form has one."""

    ROWS: ClassVar[tuple[RowKind, ...]] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.wants_row = self.is_bound and bool(self.data.get(ACT))
        held = self.rows_of(self.record) if self.record is not None else {}
        sent: QueryDict | None = None
        if self.is_bound:
            theirs = self.chosen_theirs(self.data)
            assert isinstance(self.data, QueryDict)
            sent = acted(self.data, self.ROWS)
            for kind in self.ROWS:
                if kind.name in theirs and self.record is not None:
                    _put(kind, sent, held.get(kind.name, ()))
            self.data = sent
        user = getattr(self, "user", None)
        self.rows = {kind.name: Rows(kind, user, sent, held.get(kind.name, ())) for kind in self.ROWS}
        if self.wants_row:
            for rows in self.rows.values():
                rows.hush()

    def rows_of(self, record: Any) -> dict[str, Sequence[Held]]:
        """What the record holds, by the names of `ROWS`."""
        return {}

    def full_clean(self) -> None:
        if self.is_bound and self.wants_row:  # asking for a row is no sending: nothing is wrong yet
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def is_valid(self) -> bool:
        if self.wants_row:
            return False
        answers = [super().is_valid(), *(rows.is_valid() for rows in self.rows.values())]
        for kind in self.ROWS:
            if self.is_bound and len(self.rows[kind.name]._counted()) < kind.least:
                self.add_error(None, kind.needed)
                answers.append(False)
        return all(answers)

    @property
    def row_values(self) -> dict[str, list[dict[str, Any]]]:
        return {name: rows.values() for name, rows in self.rows.items()}

    def parts_of(self, record: Any) -> dict[str, list[str]]:
        held = self.rows_of(record)
        told = {kind.name: [kind.form.line_of(one) for one in held.get(kind.name, ())] for kind in self.ROWS}
        return super().parts_of(record) | told

    def outdated(self, current: Any, since: Any = ()) -> set[str]:
        """As `ServiceForm.outdated`: rows that only the other changed are taken over as a whole."""
        for kind in self.ROWS:
            lines = [kind.form.line_of(one) for one in self.rows[kind.name].values()]
            self.typed_parts[kind.name] = (kind.plural, lines)
        adopted = super().outdated(current, since)
        held, user = self.rows_of(current), getattr(self, "user", None)
        for kind in self.ROWS:
            if kind.name in adopted:
                self.rows[kind.name] = Rows(kind, user, None, held.get(kind.name, ()))
        return adopted


def count_of(kind: RowKind, sent: Mapping[str, Any]) -> int:
    """How many rows were sent, within reason."""
    text = str(sent.get(f"{kind.name}-aantal", ""))
    return min(int(text), kind.most) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def acted(sent: QueryDict, kinds: Sequence[RowKind]) -> QueryDict:
    """What was sent, after the button that was pushed: `rij=definitions:omhoog:2`. Nonsense does nothing."""
    data = QueryDict(mutable=True)
    for key, texts in sent.lists():
        data.setlist(key, texts)
    name, _, rest = str(sent.get(ACT, "")).partition(":")
    act, _, text = rest.partition(":")
    kind = next((one for one in kinds if one.name == name), None)
    if kind is None:
        return data
    count = count_of(kind, data)
    at = int(text) - 1 if text.isascii() and text.isdigit() and len(text) < 5 else -1
    if act == ADD:
        data[f"{name}-aantal"] = str(min(count + 1, kind.most))
    elif not 0 <= at < count:
        return data
    elif act == UP and at > 0:
        _swap(data, name, at, at - 1)
    elif act == DOWN and at < count - 1:
        _swap(data, name, at, at + 1)
    elif act == DROP:
        data[f"{name}-{at}-{GONE}"] = "ja"
    elif act == BACK:
        data.pop(f"{name}-{at}-{GONE}", None)
    return data


def _swap(data: QueryDict, name: str, one: int, other: int) -> None:
    held = {}
    for at, to in ((one, other), (other, one)):
        prefix = f"{name}-{at}-"
        for key in [key for key in data if key.startswith(prefix)]:
            held[f"{name}-{to}-{key.removeprefix(prefix)}"] = data.pop(key)
    for key, texts in held.items():
        data.setlist(key, texts)


def _put(kind: RowKind, data: QueryDict, held: Sequence[Held]) -> None:
    """Have what was sent hold these rows in place of its own."""
    for key in [key for key in data if key.startswith(f"{kind.name}-") and key != f"{kind.name}-aantal"]:
        del data[key]
    data[f"{kind.name}-aantal"] = str(len(held))
    for at, one in enumerate(held):
        for bound in kind.form(initial=kind.form.initial_of(one), prefix=f"{kind.name}-{at}"):
            shown = bound.field.widget.format_value(bound.field.prepare_value(bound.value()))
            texts = shown if isinstance(shown, list | tuple) else [shown]
            data.setlist(bound.html_name, ["" if text is None else str(text) for text in texts])
