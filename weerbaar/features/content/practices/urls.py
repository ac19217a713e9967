from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import path
from django.views.generic import RedirectView

from weerbaar.features.content.practices.pages import PAGES
from weerbaar.features.content.practices.views import reading, taking_part


def _moved(now: str) -> Callable[..., HttpResponseBase]:
    """To where this is told now, whatever it was that stood here: nothing is looked up."""
    return RedirectView.as_view(url=now, permanent=True)


urlpatterns = [
    path("praktijken/", reading.practice_list, name="practice_list"),
    path("initiatieven/", reading.initiative_list, name="initiative_list"),
    path("praktijken/voorstellen/", reading.practice_proposals, name="practice_proposals"),
    path("praktijken/niet-meer-volgen/<str:token>/", taking_part.practice_unfollow, name="practice_unfollow"),
    # Where 'wij doen dit ook' once had addresses of its own.
    path("praktijken/ook/<slug:told>/wijzigen/", _moved("/ervaringen/%(told)s/wijzigen/"), name="adoption_change"),
    path("praktijken/ook/<slug:told>/weghalen/", _moved("/ervaringen/%(told)s/weghalen/"), name="adoption_withdraw"),
    path("praktijken/<slug:told>/wij-ook/", _moved("/ervaringen/praktijk/%(told)s/vertellen/"), name="adoption_add"),
    *PAGES.urls(),
    path("praktijken/<slug:ref>/", reading.practice_detail, name="practice_detail"),
    path("praktijken/<slug:ref>/afronden/", taking_part.practice_complete, name="practice_complete"),
    path("praktijken/<slug:ref>/volgen/", taking_part.practice_follow, name="practice_follow"),
]
