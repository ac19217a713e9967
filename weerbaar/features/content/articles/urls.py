from django.urls import path

from weerbaar.features.content.articles import views

urlpatterns = [
    path("nieuws/", views.article_list, name="article_list"),
    path("nieuws/<slug:slug>/", views.article_detail, name="article_detail"),
    path("over/<slug:slug>/", views.standing_detail, name="standing_detail"),
    path("geschiedenis/<slug:kind>/<slug:ref>/", views.page_history, name="page_history"),
    path("vragen/", views.question_list, name="question_list"),
    path("vragen/<slug:slug>/", views.theme_detail, name="theme_detail"),
    path("vragen/<slug:theme>/<slug:slug>/", views.question_detail, name="question_detail"),
]
