"""The matrix as a face of the network map: everything its template needs."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.maps import faces, facets
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.matrix import presenting
from weerbaar.features.networks.matrix.claims import claims
from weerbaar.features.networks.matrix.emptiest import emptiest
from weerbaar.features.networks.matrix.picture import picture
from weerbaar.features.networks.matrix.queries import COLUMNS, ROWS, Matrix, matrix_of, selections
from weerbaar.features.networks.matrix.sames import Same, same_people
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

SHOWN = 10  # over-claims under the matrix; all of them stand on a page of their own
ROW_LABELS = {"deelbehoefte": "Deelbehoefte", "behoefte": "Behoefte"}
COLUMN_LABELS = {"fase": "Fase", "vorm": "Vorm", "regio": "Veiligheidsregio"}
Choice = tuple[str, str, bool]


def as_matrix(request: HttpRequest, found: Found) -> dict[str, Any]:
    """The table, the choices above it, and for who may see them the lists of what is missing."""
    user = request.user
    matrix = matrix_of(user, found)
    twice = _in_selection(user, found, matrix) if matrix.sees_gaps else {}
    empty = emptiest(user, found)
    sames = _to_ask(user, found, matrix) if matrix.sees_gaps else []
    every = list({one.capability.pk: one for ones in twice.values() for one in ones}.values())
    return {
        "sentence": presenting.sentence(found, matrix),
        "matrix": presenting.drawn(found, matrix, twice),
        "sees_gaps": matrix.sees_gaps,
        "choices": _choices(found),
        "emptiest": empty,
        "empty_rows": presenting.empty_rows(found, empty) if empty else [],
        "claims": [presenting.explained(one) for one in every[:SHOWN]],
        "claim_count": len(every),
        "sames": sames[:SHOWN],
        "same_count": len(sames),
    }


def _in_selection(user: Any, found: Found, matrix: Matrix) -> presenting.Twice:
    """Per side and row of the matrix the over-claims of capabilities that are in its selection."""
    every, keys = claims(user), keyring(user)
    ids = [one.capability.pk for one in every]
    twice: presenting.Twice = {}
    for place in matrix.places:
        for rows, selection in selections(found, place, matrix.rows):
            inside = port.among(NAME, selection, ids, keys)
            twice |= {(place, row): [one for one in every if one.capability.pk in inside] for row in rows}
    return twice


def _to_ask(user: Any, found: Found, matrix: Matrix) -> list[Same]:
    """Where the same people may stand twice, as far as one of both is in the selection."""
    sames, keys = same_people(user), keyring(user)
    ids = sorted({one.pk for same in sames for one in same.parts()})
    inside: set[int] = set()
    for place in matrix.places if sames else ():
        for _, selection in selections(found, place, matrix.rows):
            inside.update(port.among(NAME, selection, ids, keys))
    return [same for same in sames if not inside.isdisjoint(one.pk for one in same.parts())]


def _choices(found: Found) -> dict[str, Any]:
    """The form above the matrix: what can be chosen, and what else stands in the address."""
    asked = found.asked
    understood = {part.filter for part in found.understood.parts}
    regions = asked.filters.get("regio", ())
    can_choose_region = "regio" not in understood and len(regions) < 2
    own = {"rijen", "kolommen", "naast", "uitval", *(["regio"] if can_choose_region else [])}
    return {
        "kept": [pair for pair in asked.but().pairs() if pair[0] not in own],
        "rows": [(code, ROW_LABELS[code], code == asked.choice("rijen")) for code in ROWS],
        "columns": [(code, COLUMN_LABELS[code], code == asked.choice("kolommen")) for code in COLUMNS],
        "losses": [
            (code, facets.label_of("valtWegBij", code), code in asked.losses)
            for code in vocabularies.codes(Vocabulary.FALLS_AWAY)
        ],
        "regions": _regions(regions[0] if regions else "") if can_choose_region else [],
        "beside": _regions(asked.choice("naast")),
    }


def _regions(chosen: str) -> list[Choice]:
    return [(code, name, code == chosen) for code, name in geography.table().regions.items()]


FACE = faces.Face(
    name="matrix",
    title="Matrix",
    template="matrix/face.html",
    context=as_matrix,
    position=50,
    keys={
        "rijen": faces.Key(lambda: ROWS, "deelbehoefte"),
        "kolommen": faces.Key(lambda: COLUMNS, "fase"),
        "naast": faces.Key(lambda: tuple(geography.table().regions)),
    },
    shows_nothing=True,
    picture=lambda request, found: picture(found, as_matrix(request, found)),
)
