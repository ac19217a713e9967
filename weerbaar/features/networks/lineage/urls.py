from django.urls import path

from weerbaar.features.networks.lineage.views import clashes, ending, merging, splitting

urlpatterns = [
    path("organisaties/<slug:ref>/stoppen/", ending.organisation_end, name="organisation_end"),
    path("organisaties/<slug:ref>/hervatten/", ending.organisation_resume, name="organisation_resume"),
    path("organisaties/<slug:ref>/samenvoegen/", merging.merge_choose, name="merge_choose"),
    path("organisaties/<slug:ref>/samenvoegen/<slug:other>/", merging.merge, name="merge"),
    path("organisaties/<slug:ref>/splitsen/", splitting.split, name="split"),
    path("opvolgingen/<slug:ref>/ongedaan/", merging.succession_undo, name="succession_undo"),
    path("dubbele-nummers/", clashes.clash_list, name="clash_list"),
    path("dubbele-nummers/<slug:scheme>/<str:value>/", clashes.clash_resolve, name="clash_resolve"),
]
