"""What readers see: the shelf, a document, one page of its text, the file."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from weerbaar.features.content.library import finding, presenting, queries, rules
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.views.keeping import PAGES
from weerbaar.foundation.search.highlighting import marked, terms_of
from weerbaar.foundation.search.text import whole
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.files.serving import file_answer
from weerbaar.shared.finding import asked as asking
from weerbaar.shared.finding.presenting import listing
from weerbaar.shared.finding.reading import find, words_of
from weerbaar.shared.publishing.filed_pages import filed_context


def visible_or_404(request: HttpRequest, ref: str) -> Document:
    return get_object_or_404(queries.visible_to(request.user).select_related("file", "replaces"), ref=ref)


@require_safe
def library_list(request: HttpRequest) -> HttpResponse:
    """The shelf, narrowed by a question and by choices; everything stands in the address."""
    found = find(request.user, asking.read(request.GET, is_shelved=True))
    may_add = rules.may_add_document(request.user)
    context = listing(found, bool(may_add), request.GET.get("waarom", "")) | {"may_add": may_add}
    return page(request, "library/list.html", context, announce=context["count"])


@require_safe
def document_detail(request: HttpRequest, ref: str) -> HttpResponse:
    document, user = visible_or_404(request, ref), request.user
    context = PAGES.detail_context(request, document) | {
        "document": document,
        "kicker": presenting.label_of("document-kind", document.kind),
        "licence": presenting.label_of("licence", document.licence),
        "file": presenting.file_of(document),
        "reading": presenting.reading_of(document),
        "first": queries.passages_of(user, document).first(),
        **filed_context(PAGES, user, document),
    }
    return page(request, "library/detail.html", context)


@require_safe
def document_text(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One page of its text, with the words of `q` marked."""
    document = visible_or_404(request, ref)
    passage = get_object_or_404(queries.passages_of(request.user, document), number=number)
    asked = asking.read(request.GET)
    words = words_of(request.user, asked.q, asked.exact)
    context = {
        "document": document,
        "passage": passage,
        "place": presenting.place_of(document, passage),
        "paragraphs": [marked(line, terms_of(words)) for line in whole(passage.text).split("\n") if line.strip()],
        "asked": asked,
        "previous": presenting.passage_url(document, number - 1, asked.q) if number > 1 else "",
        "next": presenting.passage_url(document, number + 1, asked.q) if number < document.parts_read else "",
    }
    return page(request, "library/text.html", context)


@require_safe
def document_search(request: HttpRequest, ref: str) -> HttpResponse:
    """Where in this document it says something about what was asked."""
    document = visible_or_404(request, ref)
    asked = asking.read(request.GET)
    lines = [
        {
            "where": presenting.place_of(document, passage),
            "url": presenting.passage_url(document, passage.number, asked.q),
            "pieces": pieces,
        }
        for passage, pieces in finding.find_within(request.user, document, asked.q)
    ]
    return page(request, "library/found.html", {"document": document, "asked": asked, "lines": lines})


@require_safe
def document_file(request: HttpRequest, ref: str) -> FileResponse:
    """The file itself, for whoever may see the document now."""
    document = visible_or_404(request, ref)
    try:
        return file_answer(document.file, document.title)
    except FileNotFoundError as error:
        raise Http404 from error
