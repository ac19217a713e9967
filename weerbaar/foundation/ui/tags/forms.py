"""Forms: a field with its label, explanation and error; the list of errors on top."""

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.safestring import SafeString


def field(bound: BoundField, label: str = "", hint: str | None = None, **attributes: Any) -> dict[str, Any]:
    """A form field: label above, explanation, control, error below. Extra attributes go to the control.

    `label` and `hint` replace the form's own words (`hint=''` leaves them out).

    `columns=True` sets a long list of choices in columns, `autocomplete='email'` and the like pass through,
    `combobox=True` gives a long select a search box, `optional=False` keeps silent about that it may stay empty (for
    fields of which one is needed).
    """
    widget = bound.field.widget
    may_say_optional = attributes.pop("optional", True)
    if hint is not None:
        bound.help_text = hint  # before the control is made: it names its explanation
    columns, combobox = attributes.pop("columns", False), attributes.pop("combobox", False)
    if combobox:
        attributes["data-combobox"] = True
    attributes = {name.replace("_", "-"): value for name, value in attributes.items()}
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        shape = "choices"
    elif isinstance(widget, CheckboxInput):
        shape = "single"
    else:
        shape = "control"
    is_question = any(one.required for one in bound.form.fields.values())  # in a filter nothing is, so nothing says so
    return {
        "field": bound,
        "label": label or bound.label,
        "shape": shape,
        "columns": columns,
        "control": _control(bound, shape, attributes),
        "says_optional": may_say_optional and is_question and not bound.field.required and shape != "single",
    }


def _control(bound: BoundField, shape: str, attributes: dict[str, Any]) -> SafeString | None:
    if shape == "choices":
        return None
    css = "tick" if shape == "single" else f"input {bound.field.widget.attrs.get('class', '')}".strip()
    return bound.as_widget(attrs={"class": css, **attributes})


def form_errors(form: BaseForm) -> dict[str, Any]:
    """The list of what has to be mended, at the top of the page, with a link to each field. Nothing without errors."""
    rows = [
        {"id": _first_control(form[name]), "label": form[name].label, "text": error}
        for name in form.fields
        if name in form.errors
        for error in form.errors[name]
    ]
    for part in getattr(form, "rows", {}).values():  # rows of a form with RowsMixin
        rows += [
            {"id": _first_control(row.form[name]), "label": f"{row.title}, {row.form[name].label}", "text": error}
            for row in part
            for name, errors in row.form.errors.items()
            for error in errors
            if name in row.form.fields
        ]
    return {"form": form, "rows": rows, "general": form.non_field_errors()}


def _first_control(bound: BoundField) -> str:
    """The id to jump to: of the control, or of the first of several boxes."""
    if isinstance(bound.field.widget, CheckboxSelectMultiple | RadioSelect):
        return f"{bound.auto_id}_0"
    return str(bound.id_for_label or bound.auto_id)
