"""Files that tests send, good and bad, made on the spot."""

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pypdf

from weerbaar.demo import papers
from weerbaar.foundation.kit.sheets import ODS, Page, write

PAGES = (("# Stroom", "Noodstroom voor de wijk."), ("# Water", "Drie liter per dag."))


def pdf(pages: Sequence[str]) -> bytes:
    """A plain PDF with one line of Latin text on each page, written by hand: thousands of pages in no time."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET"
        inside = "/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{inside}/Contents {5 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    table = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer <</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


def locked_pdf() -> bytes:
    """Opens with a password only."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(["Geheim"])))
    writer.encrypt("sleutel", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_part(package: bytes, name: str, content: bytes = b"x") -> bytes:
    """A packed document with one part more."""
    out = io.BytesIO(package)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def docx() -> bytes:
    return papers.docx("Proef", PAGES)


def bomb() -> bytes:
    """A hundred megabytes of nothing, in a hundred kilobytes."""
    return with_part(docx(), "word/media/image1.png", bytes(100 << 20))


def locked_docx() -> bytes:
    """How Office keeps a document with a password: an old container with a part of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


ROWS = (("Gemeente", "Inwoners"), ("Almere", 217828), ("Veere", 22000))


def xlsx(rows: Sequence[Sequence[object]] = ROWS, **more: Sequence[Sequence[object]]) -> bytes:
    """A workbook as a spreadsheet would save it; `more` are sheets after the first."""
    book = openpyxl.Workbook()
    for name, lines in {"Blad1": rows, **more}.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: Sequence[Sequence[str | int]] = ROWS) -> bytes:
    return write(ODS, [Page("Blad1", rows)])


def sheet_bomb() -> bytes:
    """A workbook with a hundred megabytes of nothing in it."""
    return with_part(xlsx(), "xl/media/image1.png", bytes(100 << 20))
