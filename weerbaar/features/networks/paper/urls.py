from django.urls import path

from weerbaar.features.networks.paper.views import drafts, maps, own

urlpatterns = [
    path("afspraken/concept/<slug:ref>/pdf/", drafts.draft_paper, name="draft_paper"),
    path("netwerkkaart/papier/", maps.print_offer, name="print_offer"),
    path("netwerkkaart/papier/<slug:ref>/", maps.print_detail, name="print_detail"),
    path("netwerkkaart/papier/<slug:ref>/pdf/", maps.print_file, name="print_file"),
    path("netwerkkaart/papier/<slug:ref>/opnieuw/", maps.print_again, name="print_again"),
    path("organisaties/<slug:ref>/papier/", own.organisation_paper, name="organisation_paper"),
    path("organisaties/<slug:ref>/wie-rekent-op-ons/", own.organisation_counted_on, name="organisation_counted_on"),
]
