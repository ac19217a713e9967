from django.urls import path

from weerbaar.features.content.media.views import giving, keeping, reading

urlpatterns = [
    path("media/", reading.media_list, name="media_list"),
    *keeping.SERIES_PAGES.urls(),
    path("media/serie/<slug:ref>/", reading.series_detail, name="series_detail"),
    path("media/serie/<slug:ref>/feed.xml", giving.series_feed, name="series_feed"),
    path("media/serie/<slug:ref>/omslag.png", giving.series_cover, name="series_cover"),
    *keeping.EPISODE_PAGES.urls(),
    path("media/<slug:ref>/", reading.episode_detail, name="episode_detail"),
    path("media/<slug:ref>/extern/", reading.episode_elsewhere, name="episode_elsewhere"),
    path("media/<slug:ref>/opname.<slug:kind>", giving.episode_file, name="episode_file"),
    path("media/<slug:ref>/ondertitels.vtt", giving.episode_captions, name="episode_captions"),
    path("media/<slug:ref>/hoofdstukken.json", giving.episode_chapters, name="episode_chapters"),
]
