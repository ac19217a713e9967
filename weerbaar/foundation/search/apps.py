from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "weerbaar.foundation.search"
    label = "search"
    verbose_name = "Zoeken"
