"""Every component in its states, each beside the code that makes it. The code shown is the code that ran."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.views.decorators.http import require_safe

from weerbaar.foundation.ui import gallery_samples
from weerbaar.foundation.ui.pages import page

EXHIBITS = Path(__file__).resolve().parent / "templates" / "ui" / "gallery"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece: its name, what it is for, its code and what that gives."""

    anchor: str
    title: str
    about: str
    code: str
    shown: str


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Reads the exhibits in templates/ui/gallery/: first line the title, second what it is for, then the code."""
    samples: dict[str, Any] = {
        "page": Paginator(range(240), 10).page(7),
        "form": gallery_samples.SampleForm(),
        "wrong_form": gallery_samples.wrong_form(),
        "rows": gallery_samples.sample_rows(),
        "links": {code: f"/netwerkkaart/?regio={code}" for code in ("VR05", "VR15", "VR19")},
        "values": {"VR05": "31", "VR15": "58", "VR19": "42"},
        "levels": {"VR05": 1, "VR15": 3, "VR19": 2},
        **gallery_samples.WORDS,
    }
    exhibits = [_exhibit(path, request, samples) for path in sorted(EXHIBITS.glob("*.html"))]
    return page(request, "ui/gallery.html", {"exhibits": exhibits, "colours": gallery_samples.colours()})


def _exhibit(path: Path, request: HttpRequest, samples: dict[str, Any]) -> Exhibit:
    title, about, code = path.read_text().split("\n", 2)
    shown = Template(code).render(RequestContext(request, samples))
    return Exhibit(path.stem.split("-", 1)[1], title, about, code.strip(), shown)
