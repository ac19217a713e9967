from django.apps import AppConfig


class OrganisationPagesConfig(AppConfig):
    name = "weerbaar.features.networks.organisations"
    label = "organisation_pages"
    verbose_name = "Organisatiepagina's"

    def ready(self) -> None:
        from weerbaar.features.networks.organisations import plugs

        plugs.plug()
