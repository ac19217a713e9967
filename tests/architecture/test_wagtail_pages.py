"""Pages of Wagtail are what editors write, and nothing else: what people of the community bring is never one."""

from django.apps import apps
from wagtail.models import Page

from weerbaar.features.content.articles.models import KINDS, Above

OF_WAGTAIL = "wagtail."


def test_only_articles_are_pages_of_wagtail() -> None:
    pages = {model for model in apps.get_models() if issubclass(model, Page)}
    ours = {model for model in pages if not model.__module__.startswith(OF_WAGTAIL)}
    assert set(KINDS) <= ours
    assert {model._meta.app_config.name for model in ours} == {"weerbaar.features.content.articles"}
    assert {model for model in ours if not issubclass(model, Above)} == set(KINDS)


def test_nothing_else_hangs_on_a_page() -> None:
    """Community content does not become a page by being kept in one either."""
    tied = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("weerbaar.") and not issubclass(model, Page)
        for field in model._meta.get_fields()
        if field.concrete and isinstance(field.related_model, type) and issubclass(field.related_model, Page)
    }
    assert tied == set()
