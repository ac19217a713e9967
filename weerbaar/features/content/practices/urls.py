from django.urls import path

from weerbaar.features.content.practices.pages import PAGES
from weerbaar.features.content.practices.views import reading, taking_part

urlpatterns = [
    path("praktijken/", reading.practice_list, name="practice_list"),
    path("initiatieven/", reading.initiative_list, name="initiative_list"),
    path("praktijken/voorstellen/", reading.practice_proposals, name="practice_proposals"),
    path("praktijken/niet-meer-volgen/<str:token>/", taking_part.practice_unfollow, name="practice_unfollow"),
    path("praktijken/ook/<slug:ref>/wijzigen/", taking_part.adoption_change, name="adoption_change"),
    path("praktijken/ook/<slug:ref>/weghalen/", taking_part.adoption_withdraw, name="adoption_withdraw"),
    *PAGES.urls(),
    path("praktijken/<slug:ref>/", reading.practice_detail, name="practice_detail"),
    path("praktijken/<slug:ref>/afronden/", taking_part.practice_complete, name="practice_complete"),
    path("praktijken/<slug:ref>/volgen/", taking_part.practice_follow, name="practice_follow"),
    path("praktijken/<slug:ref>/wij-ook/", taking_part.adoption_add, name="adoption_add"),
]
