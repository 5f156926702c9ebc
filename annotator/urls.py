"""Which address leads to which room."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

handler500 = "annotator.web.views.failed"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("annotator.web.urls")),
    path("", include("annotator.desk.urls")),
    path("", include("annotator.reading.urls")),
    path("live/", include("annotator.live.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("annotator.rest.urls")),
    path("ns/", include("annotator.rest.exports.urls")),
]
