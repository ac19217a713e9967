from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "weerbaar.features.content.articles"
    label = "articles"
    verbose_name = "Artikelen, vragen en vaste pagina's"

    def ready(self) -> None:
        from weerbaar.features.content.articles import from_wagtail, plugs

        plugs.plug()
        from_wagtail.connect()
