"""The map page at the server's door: the country and the municipalities of a region, each selection asked once; and
the front door and the pages of needs and regions, which draw a map too.

Nothing is kept of a question that was not asked before, so these are the figures of who comes first.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench import measure
from bench.door import PAGE, VALUES, _paths, _python, _run, _site
from weerbaar.foundation.taxonomy.tests import squares

MAP = "weergave=kaart"
QUESTIONS = 60


def main(folder: Path, organisations: int) -> dict[str, Any]:
    """Milliseconds per reader: the whole register, many selections, of the country and of Zeeland, and other pages."""
    found: dict[str, Any] = {}
    with _site(folder, organisations, again=False) as (port, env, _, _web):
        borders = folder / "grenzen.json"
        borders.write_bytes(squares.geojson(squares.features()))
        _python(env, "manage.py", "import_boundaries", str(borders))
        told = json.loads(_python(env, "-m", "bench.door", "questions"))
        paths = _paths(told["words"])
        for reader, cookie in (("anonymous", ""), ("regional", told["cookie"])):
            _run(port, cookie, [f"{PAGE}?{MAP}", f"{PAGE}?{MAP}&regio=VR19", *paths[-40:]])  # both workers warm
            country, region = (
                [f"{path}&{MAP}{more}" for path in paths] for more in ("", "&regio=VR19&kleur=bevestigd")
            )
            found[reader] = {
                "country": _run(port, cookie, country[:QUESTIONS]),
                "region": _run(port, cookie, region[QUESTIONS : 2 * QUESTIONS]),
                "front": _run(port, cookie, ["/"] * 50),
                "need": _run(port, cookie, [f"/behoeften/{code}/" for code in VALUES["behoefte"]]),
                "place": _run(port, cookie, [f"/regios/{code}/" for code in VALUES["regio"]]),
                "pages": _run(port, cookie, [f"/behoeften/{code}/" for code in VALUES["behoefte"]] * 5),
                "whole": measure.median([_run(port, cookie, [f"{PAGE}?{MAP}"] * 20) for _ in range(measure.RUNS)]),
            }
    return found
