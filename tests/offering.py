"""Files that somebody of the cast offers to be read in."""

from tests.cast import Cast
from weerbaar.features.networks.imports.models import Batch
from weerbaar.features.networks.imports.services import ask, offer_file
from weerbaar.foundation.organisations.keyring import roles_of

HEAD = "organisatie;capaciteit;deelbehoeften;vorm;gebied"
ROW = "Aggregaten Walcheren;Lichtmast;energie;materieel;Middelburg"


def offer_a_file(cast: Cast, who: str = "eefje", text: str = f"{HEAD}\r\n{ROW}", source: str = "Onze lijst") -> Batch:
    """Offered and looked at; it waits for a confirmation."""
    person = cast[who]
    batch = offer_file(person, roles_of(person)[0], source, "lijst.csv", text.encode())
    return ask(batch, Batch.Work.PREVIEW)


def csv_of(*rows: dict[str, str], delimiter: str = ";") -> bytes:
    """A file with these rows, under every column that one of them has."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    quoted = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    return "\r\n".join(quoted).encode()
