"""Documents on the shelf: which fields they have beside what everything there has."""

from weerbaar.features.content.library.models import Document
from weerbaar.shared.publishing.shelf import Shelf

SHELF = Shelf(
    model=Document,
    name="document",
    label="document",
    plural="documenten",
    own=("kind", "author", "published_on", "licence", "accessibility", "version", "replaces"),
    codes={"kind": "document-kind", "licence": "licence"},
)
