"""Fields that many forms share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class LinesField(forms.CharField):
    """Short texts, each on a line of its own. Cleans to a list without doubles; holds a list or what was typed."""

    def __init__(self, *, each: int = 100, most: int = 30, rows: int = 3, **options: Any) -> None:
        self.each, self.most = each, most
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=(each + 2) * most, **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        text = str(value or "")
        return list(dict.fromkeys(line for line in (" ".join(line.split()) for line in text.splitlines()) if line))

    def run_validators(self, value: Any) -> None:
        """Of the list as a whole."""
        if len(value) > self.most:
            raise ValidationError(f"Vul ten hoogste {self.most} regels in.")
        for line in value:
            if not line.isprintable():
                raise ValidationError("In deze tekst staan tekens die niet te lezen zijn.")
            if len(line) > self.each:
                raise ValidationError(
                    f"‘{line[:30]}…’ is te lang: gebruik ten hoogste {self.each} tekens op een regel."
                )
