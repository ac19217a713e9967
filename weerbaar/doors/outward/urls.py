"""Where the outside looks first: files with fixed names, the map of the site, pictures beside links."""

from django.urls import path

from weerbaar.doors.outward import views

app_name = "outward"
urlpatterns = [
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path(".well-known/change-password", views.change_password, name="change_password"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<slug:name>-<int:number>.xml", views.sitemap_part, name="sitemap_part"),
    path("zoeken/feed/", views.feed, name="feed"),
    path("bibliotheek/feed/", views.feed_of_library, name="feed_of_library"),
    path("nieuws/feed/", views.feed_of_news, name="feed_of_news"),
    path("beeld/<slug:name>.png", views.picture, name="picture"),
]
