"""What a browser would send: the form of a page with all that stands in it."""

from html.parser import HTMLParser
from typing import Any


class _Form(HTMLParser):
    """Collects the controls of the forms that send to the page itself, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._inside, self._area, self._select = False, "", ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag == "form":
            self._inside = at.get("method") == "post" and "action" not in at
        if not self._inside:
            return
        name = at.get("name") or ""
        if tag == "input" and name and at.get("type") != "file":
            if at.get("type") not in ("checkbox", "radio") or "checked" in at:
                self.fields.setdefault(name, []).append(at.get("value") or ("on" if "checked" in at else ""))
        elif tag == "textarea":
            self._area, self._text = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in at:
            self.fields.setdefault(self._select, []).append(at.get("value") or "")

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._area:
            self.fields[self._area] = [self._text.removeprefix("\n").removeprefix("\r\n")]
            self._area = ""


def filled(response: Any) -> dict[str, Any]:
    """The fields of the page's own form as it was answered, ready to change and send back."""
    parser = _Form()
    parser.feed(response.content.decode())
    return {name: values if len(values) > 1 else values[0] for name, values in parser.fields.items()}
