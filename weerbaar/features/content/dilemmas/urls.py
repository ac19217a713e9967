from django.urls import path

from weerbaar.features.content.dilemmas import views

urlpatterns = [
    path("vraagstukken/", views.dilemma_list, name="dilemma_list"),
    path("vraagstukken/onderzoeksvragen/", views.open_question_list, name="open_question_list"),
    *views.PAGES.urls(),
    path("vraagstukken/<slug:ref>/", views.dilemma_detail, name="dilemma_detail"),
]
