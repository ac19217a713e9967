from django.urls import path

from weerbaar.features.networks.organisations.views import contacts, memberships, organisations, relations

urlpatterns = [
    path("organisaties/", organisations.organisation_list, name="organisation_list"),
    path("organisaties/kiezen/", organisations.organisation_suggest, name="organisation_suggest"),
    path("organisaties/nieuw/", organisations.organisation_add, name="organisation_add"),
    path("organisaties/<slug:ref>/", organisations.organisation_detail, name="organisation_detail"),
    path("organisaties/<slug:ref>/geschiedenis/", organisations.organisation_history, name="organisation_history"),
    path("organisaties/<slug:ref>/wijzigen/", organisations.organisation_change, name="organisation_change"),
    path("organisaties/<slug:ref>/bevestigen/", organisations.organisation_confirm, name="organisation_confirm"),
    path("organisaties/<slug:ref>/erkennen/", organisations.organisation_verify, name="organisation_verify"),
    path("organisaties/<slug:ref>/contacten/nieuw/", contacts.contact_add, name="contact_add"),
    path("contacten/<slug:ref>/wijzigen/", contacts.contact_change, name="contact_change"),
    path("contacten/<slug:ref>/verwijderen/", contacts.contact_remove, name="contact_remove"),
    path("contacten/<slug:ref>/bevestigen/", contacts.contact_confirm, name="contact_confirm"),
    path("organisaties/<slug:ref>/relaties/nieuw/", relations.relation_add, name="relation_add"),
    path("relaties/<slug:ref>/wijzigen/", relations.relation_change, name="relation_change"),
    path("relaties/<slug:ref>/beantwoorden/", relations.relation_answer, name="relation_answer"),
    path("relaties/<slug:ref>/beeindigen/", relations.relation_end, name="relation_end"),
    path("organisaties/<slug:ref>/lidmaatschappen/nieuw/", memberships.membership_add, name="membership_add"),
    path(
        "organisaties/<slug:ref>/lidmaatschappen/<slug:partnership>/beeindigen/",
        memberships.membership_end,
        name="membership_end",
    ),
]
