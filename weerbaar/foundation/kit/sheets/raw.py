"""What the readers of each kind of file hand over, before anybody chose a sheet or a head."""

from dataclasses import dataclass, field

from weerbaar.foundation.kit.tables import MEGABYTE, Limits, NotATable, Row

# What a spreadsheet itself allows.
LONGEST_CELL = 32_767
LAST_ROW = 1_048_576


class SheetError(NotATable):
    """The file cannot be read; the message is a Dutch sentence that says what is wrong, where, and what to do."""


@dataclass(slots=True)
class RawSheet:
    """The filled rows of one sheet, as text; the names of cells that cannot be taken as they are.

    `size` counts every letter each time it stands somewhere, so that one text used a million times is seen.
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notice: str = ""
    size: int = 0

    def add(self, number: int, cells: dict[int, str], limits: Limits) -> None:
        """One row, its cells by column from 0; an empty row is left out. Raises SheetError over the limits."""
        if not cells:
            return
        last = max(cells)
        if last >= limits.columns:
            raise SheetError(
                f"Het bestand heeft te veel kolommen{self.where}: cel {address(last, number)} is gevuld en ten hoogste "
                f"{limits.columns} kolommen kan. Haal weg wat niet nodig is."
            )
        if len(self.rows) > 2 * limits.rows + 100 or number > LAST_ROW:
            raise too_many_rows(limits, self.where)
        self.grow(sum(map(len, cells.values())), limits)
        self.rows.append(Row(number, tuple(cells.get(place, "") for place in range(last + 1))))

    def repeat(self, number: int, cells: dict[int, str], times: int, limits: Limits) -> None:
        """The row that was just added stands there so many times. Raises SheetError over the limits."""
        last = self.rows[-1].cells
        self.grow(sum(map(len, last)) * (times - 1), limits)
        self.rows += [Row(number + more, last) for more in range(1, times)]

    def grow(self, size: int, limits: Limits) -> None:
        self.size += size
        if self.size > limits.megabytes * MEGABYTE:
            raise too_big(limits)

    @property
    def where(self) -> str:
        return f' op blad "{self.name}"' if self.name else ""

    def complain(self) -> None:
        """Raise SheetError when a cell holds something else than a value."""
        if self.formulas:
            holds = _plural(self.formulas, "bevat een formule", "bevatten formules")
            raise SheetError(
                f"{_cells(self.formulas)}{self.where} {holds}. "
                "Kopieer de kolom, plak haar als waarden en probeer het opnieuw."
            )
        if self.merged:
            raise SheetError(
                f"De cellen {_several(self.merged)}{self.where} zijn samengevoegd. Splits ze en vul elke cel in."
            )
        if self.faults:
            raise SheetError(
                f"{_cells(self.faults)}{self.where} {_plural(self.faults, 'toont', 'tonen')} een fout van het "
                "rekenprogramma. Vul er de waarde in of maak leeg."
            )


def too_big(limits: Limits) -> SheetError:
    return SheetError(f"Het bestand is uitgepakt groter dan {limits.megabytes} MB. Maak er kleinere bestanden van.")


def too_many_rows(limits: Limits, where: str = "") -> SheetError:
    most = f"{limits.rows:,}".replace(",", ".")
    return SheetError(f"Het bestand heeft meer dan {most} rijen{where}. Maak er kleinere bestanden van.")


def address(place: int, row: int) -> str:
    """'C12' for the third column (place 2) of row 12."""
    return f"{letters(place)}{row}"


def letters(place: int) -> str:
    """The name of a column: 0 is A, 25 is Z, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def place_of(cell: str) -> int:
    """The column of a cell's name, from 0: 'C12' is 2. -1 when there are no letters."""
    place = 0
    for letter in cell:
        if not "A" <= letter <= "Z":
            break
        place = place * 26 + ord(letter) - 64
    return place - 1


def long_cell(name: str, where: str) -> SheetError:
    return SheetError(f"Cel {name}{where} heeft meer dan 32.767 tekens. Maak de tekst korter.")


def _several(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} en nog {len(names) - 5} andere" if len(names) > 5 else shown


def _cells(names: list[str]) -> str:
    return f"{_plural(names, 'Cel', 'De cellen')} {_several(names)}"


def _plural(names: list[str], one: str, more: str) -> str:
    return one if len(names) == 1 else more
