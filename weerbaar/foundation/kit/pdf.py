"""PDF that everybody can read: tagged (PDF/UA-1), in Dutch, with the fonts of the house inside. Drawn by Typst.

    make(FOLDER / "netwerkkaart.typ", {"title": "Netwerkkaart van Zeeland", …}, {"kaart.svg": svg})

What people typed is handed over as data and never becomes part of the source (see decision 17): `sheet.data` in the
template holds it. The template imports `house.typ`, which stands beside it while it is drawn.
"""

import json
import re
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
SHARED = HERE / "typst"
DATA = "data"
# What the fonts of the house and those inside Typst can draw: one sign that they cannot would end the whole sheet.
UNDRAWABLE = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\u024f\u02c6-\u02dd\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"
    "\u1e00-\u1eff\u2010-\u2015\u2018-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2190-\u2193"
    "\u2212\u221a\u2248\u2260\u2264\u2265\u25a1]"
)
# Signs that show nothing of their own, and accents that no letter took up.
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff]"
)
REPLACEMENT = "□"


def make(template: Path, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """A tagged PDF from a template and its data (JSON values; `title` is the title of the document).

    `pictures`: file name -> content, which the template reads by that name. Raises RuntimeError when the template is
    wrong; that is a fault of ours, never of what people typed.
    """
    return bytes(_draw(template, data, pictures or {}, format="pdf", pdf_standards=["ua-1"]))


def pages(
    template: Path, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None, ppi: int = 100
) -> list[bytes]:
    """The same sheets as PNG pictures, one a page: to look at them."""
    drawn = _draw(template, data, pictures or {}, format="png", ppi=ppi)
    return list(drawn) if isinstance(drawn, list) else [drawn]


def drawable(value: Any) -> Any:
    """The same data with □ for every sign that no font here can draw."""
    if isinstance(value, str):
        return UNDRAWABLE.sub(REPLACEMENT, INVISIBLE.sub("", normalize("NFC", value)))
    if isinstance(value, Mapping):
        return {key: drawable(one) for key, one in value.items()}
    return [drawable(one) for one in value] if isinstance(value, list | tuple) else value


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """Those of the house and those inside Typst, read once; never those of the machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def _draw(template: Path, data: Mapping[str, Any], pictures: Mapping[str, bytes], **options: Any) -> Any:
    """In a folder of its own: Typst can read the template, what belongs to it and these pictures, and nothing else."""
    import typst

    with TemporaryDirectory(prefix="papier-") as folder:
        for source in (*SHARED.glob("*.typ"), *template.parent.glob("*.typ")):
            shutil.copy(source, folder)
        for name, content in pictures.items():
            (Path(folder) / name).write_bytes(content)
        compiler = typst.Compiler(
            str(Path(folder) / template.name),
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={DATA: json.dumps(drawable(data))},
        )
        return compiler.compile(**options)


def count_pages(content: bytes) -> int:
    """How many sheets a PDF of ours has: what its page tree says."""
    counts = [int(found) for found in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", content)]
    counts += [int(found) for found in re.findall(rb"/Count\s+(\d+)[^>]*?/Type\s*/Pages\b", content)]
    return max(counts, default=0)
