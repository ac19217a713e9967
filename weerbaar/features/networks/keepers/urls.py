from django.urls import path

from weerbaar.features.networks.keepers.views import claims, editors, invitations

urlpatterns = [
    path("organisaties/<slug:ref>/beheerders/", editors.keeper_list, name="keeper_list"),
    path("organisaties/<slug:ref>/beheerders/uitnodigen/", invitations.invitation_add, name="invitation_add"),
    path("organisaties/<slug:ref>/beheerders/stoppen/", editors.keeper_leave, name="keeper_leave"),
    path("organisaties/<slug:ref>/beheerders/<uuid:person>/weghalen/", editors.keeper_remove, name="keeper_remove"),
    path("organisaties/<slug:ref>/dit-is-mijn-organisatie/", claims.claim_add, name="claim_add"),
    path("uitnodigingen/", invitations.invitation_list, name="invitation_list"),
    path("uitnodigingen/<slug:ref>/opnieuw/", invitations.invitation_send_again, name="invitation_send_again"),
    path("uitnodigingen/<slug:ref>/intrekken/", invitations.invitation_withdraw, name="invitation_withdraw"),
    path("uitnodiging/<str:token>/", invitations.invitation_answer, name="invitation_answer"),
    path("aanvragen/", claims.claim_list, name="claim_list"),
    path("aanvragen/<slug:ref>/", claims.claim_detail, name="claim_detail"),
]
