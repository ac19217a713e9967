"""What readers see: the list, a data set, one of its tables page by page, its files."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from weerbaar.features.content.datasets import presenting, queries, rules
from weerbaar.features.content.datasets.finding import KIND
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.services.making import LEAF, ROWS_SHOWN
from weerbaar.features.content.datasets.serving import sent
from weerbaar.features.content.datasets.views.keeping import PAGES
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.finding import asked as asking
from weerbaar.shared.finding.presenting import listing
from weerbaar.shared.finding.reading import find
from weerbaar.shared.publishing.filed_pages import filed_context

FIRST_ROWS = 8
FIRST_COLUMNS = 12


def visible_or_404(request: HttpRequest, ref: str) -> Dataset:
    return get_object_or_404(queries.visible_to(request.user).select_related("file", "replaces"), ref=ref)


@require_safe
def dataset_list(request: HttpRequest) -> HttpResponse:
    """What the one search finds among data sets, newest first; narrowed as the address says."""
    found = find(request.user, asking.read(request.GET, kind=KIND))
    may_add = rules.may_add_dataset(request.user)
    count = presenting.how_many(found.total, "dataset", "datasets")
    context = listing(found, bool(may_add), request.GET.get("waarom", "")) | {"count": count, "may_add": may_add}
    return page(request, "datasets/list.html", context, announce=count)


@require_safe
def dataset_detail(request: HttpRequest, ref: str) -> HttpResponse:
    dataset, user = visible_or_404(request, ref), request.user
    sheets = queries.sheets_of(user, dataset)
    chosen = _chosen(request, len(sheets))
    meanings = presenting.meanings(dataset)
    context = PAGES.detail_context(request, dataset) | {
        "dataset": dataset,
        "licence": presenting.labels_of("licence", [dataset.licence]),
        "frequency": presenting.labels_of("frequency", [dataset.frequency]),
        "themes": presenting.labels_of("data-theme", dataset.themes),
        "period": presenting.period_of(dataset),
        "downloads": presenting.downloads(dataset, queries.made_of(user, dataset), sheets),
        "reading": presenting.reading_of(dataset),
        "tabs": [
            {"label": str(one), "url": f"?blad={one.number}#tabel", "current": at == chosen}
            for at, one in enumerate(sheets)
        ],
        "is_open": is_open(dataset),
        **filed_context(PAGES, user, dataset),
    }
    if sheets:
        sheet = sheets[chosen]
        columns = [presenting.column_of(one, meanings.get(one.name.casefold(), "")) for one in sheet.columns.all()]
        context |= {
            "sheet": sheet,
            "size": presenting.size_of([sheet], len(columns)),
            "columns": columns[:FIRST_COLUMNS],
            "more_columns": columns[FIRST_COLUMNS:],
            "every_column": columns,
            "rows": presenting.cells(queries.leaf_of(sheet, 1)[:FIRST_ROWS], columns),
            "notes": presenting.notes_of(sheet, min(sheet.rows, ROWS_SHOWN)),
        }
    return page(request, "datasets/detail.html", context)


@require_safe
def dataset_table(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The first rows of one table, a page at a time."""
    dataset = visible_or_404(request, ref)
    sheets = queries.sheets_of(request.user, dataset)
    sheet = next((one for one in sheets if one.number == number), None)
    if sheet is None:
        raise Http404
    shown = min(sheet.rows, ROWS_SHOWN)
    found = Paginator(range(shown), LEAF).get_page(request.GET.get("pagina"))
    columns = [presenting.column_of(one) for one in sheet.columns.all()]
    rows = presenting.cells(queries.leaf_of(sheet, found.number), columns)
    context = {
        "dataset": dataset,
        "sheet": sheet,
        "found": found,
        "columns": columns,
        "rows": list(enumerate(rows, found.start_index())),
        "notes": presenting.notes_of(sheet, shown),
        "has_more_sheets": len(sheets) > 1,
    }
    return page(request, "datasets/table.html", context)


@require_safe
def dataset_file(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The file as it was sent, for whoever may see the data set now."""
    dataset = visible_or_404(request, ref)
    kind = dataset.file.kind
    return _sent(request, dataset, dataset.file.content, dataset.file.digest, dataset.title, kind)


@require_safe
def dataset_made(request: HttpRequest, ref: str, name: str, ending: str) -> HttpResponseBase:
    """One of the files made of it: 'blad-2.csv', 'tabel.ods'."""
    dataset = visible_or_404(request, ref)
    number = 0 if name == "tabel" else int(name.removeprefix("blad-"))
    made = get_object_or_404(queries.made_of(request.user, dataset), sheet=number, format=ending)
    title = dataset.title if number < 2 else f"{dataset.title} {number}"
    if presenting.part_of(made, dataset.sheets.all()):
        title += " niet alle rijen"
    return _sent(request, dataset, made.content, made.digest, title, ending)


def _sent(
    request: HttpRequest, dataset: Dataset, content: object, digest: str, title: str, kind: str
) -> HttpResponseBase:
    try:
        return sent(request, content, digest, title, kind, is_open=is_open(dataset))
    except FileNotFoundError as error:
        raise Http404 from error


def is_open(dataset: Dataset) -> bool:
    """Whether everybody may see it."""
    return dataset.is_published and dataset.visibility == "openbaar"


def _chosen(request: HttpRequest, count: int) -> int:
    asked = request.GET.get("blad", "")
    return int(asked) - 1 if asked.isascii() and asked.isdigit() and 0 < int(asked[:6]) <= count else 0
