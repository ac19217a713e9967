"""The addresses of the whole house."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from config.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("", include("weerbaar.doors.home.urls")),
    path("", include("weerbaar.doors.catalogue.urls")),
    path("", include("weerbaar.doors.desk.urls")),
    path("", include("weerbaar.doors.find.urls")),
    path("", include("weerbaar.doors.outward.urls")),
    path("", include("weerbaar.doors.timeline.urls")),
    path("account/", include("weerbaar.foundation.accounts.urls")),
    path("account/", include("allauth.account.urls")),
    path("account/tweede-stap/", include("allauth.mfa.urls")),
    path("ui/", include("weerbaar.foundation.ui.urls")),
    path("", include("weerbaar.doors.backoffice.urls")),
    path("", include("weerbaar.shared.files.urls")),
    path("", include("weerbaar.shared.links.urls")),
    path("", include("weerbaar.shared.experiences.urls")),
    path("", include("weerbaar.features.content.articles.urls")),
    path("", include("weerbaar.features.content.library.urls")),
    path("", include("weerbaar.features.content.media.urls")),
    path("", include("weerbaar.features.content.terms.urls")),
    path("", include("weerbaar.features.content.datasets.urls")),
    path("", include("weerbaar.features.content.dilemmas.urls")),
    path("", include("weerbaar.features.content.practices.urls")),
    path("", include("weerbaar.features.content.kits.urls")),
    path("", include("weerbaar.features.networks.organisations.urls")),
    path("", include("weerbaar.features.networks.capabilities.urls")),
    path("", include("weerbaar.features.networks.upkeep.urls")),
    path("", include("weerbaar.features.networks.imports.urls")),
    path("", include("weerbaar.features.networks.matrix.urls")),
    path("", include("weerbaar.features.networks.maps.urls")),
    path("", include("weerbaar.features.networks.exports.urls")),
    path("", include("weerbaar.features.networks.paper.urls")),
    path("", include("weerbaar.features.networks.graph.urls")),
    path("", include("weerbaar.features.networks.places.urls")),
    path("", include("weerbaar.doors.api.urls")),
    path("", include("weerbaar.features.networks.drafts.urls")),
    path("", include("weerbaar.features.networks.agreements.urls")),
    path("", include("weerbaar.features.networks.reliance.urls")),
    path("", include("weerbaar.features.networks.chains.urls")),
    path("", include("weerbaar.features.networks.keepers.urls")),
    path("", include("weerbaar.features.networks.reports.urls")),
    path("", include("weerbaar.features.networks.lineage.urls")),
    path("", include("weerbaar.doors.versions.urls")),
]
if settings.IS_DEMO:
    urlpatterns.append(path("demo/", include("weerbaar.doors.demo.urls")))

handler400 = "weerbaar.foundation.ui.errors.bad_request"
handler403 = "weerbaar.foundation.ui.errors.permission_denied"
handler404 = "weerbaar.foundation.ui.errors.page_not_found"
handler500 = "weerbaar.foundation.ui.errors.server_error"
