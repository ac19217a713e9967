from django.urls import path

from weerbaar.features.networks.drafts import views

urlpatterns = [
    path("afspraken/concept/capaciteit/<slug:ref>/", views.draft_from_capability, name="draft_from_capability"),
    path("afspraken/concept/verwachting/<slug:ref>/", views.draft_from_relation, name="draft_from_relation"),
    path("afspraken/concept/<slug:ref>/", views.draft_detail, name="draft_detail"),
    path("afspraken/concept/<slug:ref>/invullen/", views.draft_change, name="draft_change"),
    path("afspraken/concept/<slug:ref>/akkoord/", views.draft_agree, name="draft_agree"),
    path("afspraken/concept/<slug:ref>/ondertekend/", views.draft_sign, name="draft_sign"),
    path("afspraken/concept/<slug:ref>/intrekken/", views.draft_withdraw, name="draft_withdraw"),
]
