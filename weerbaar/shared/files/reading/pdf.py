"""Text of a PDF, page by page, by PDFium. Runs in the child process only: files of strangers meet C++ here."""

from collections.abc import Iterator

import pypdfium2

from weerbaar.shared.files.reading.parts import LONGEST, Part, tidy

_PASSWORD_CODE = 4  # FPDF_ERR_PASSWORD


class Locked(Exception):
    """It opens with a password only."""


def _open(path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_CODE or "password" in str(error).lower():
            raise Locked from error
        raise


def count(path: str) -> int:
    """How many pages. Raises Locked, or an error of PDFium for what is no PDF."""
    return len(_open(path))


def parts(path: str, most: int) -> Iterator[Part]:
    """Each page, also an empty one, as far as there are `most`."""
    document = _open(path)
    of = len(document)
    for number in range(min(of, most)):
        page = document[number]
        text = page.get_textpage()
        yield Part(number + 1, "", tidy(text.get_text_range()[: LONGEST * 2]), of)
        text.close()
        page.close()
