"""Which address leads to which room."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("annotator.web.urls")),
    path("", include("annotator.desk.urls")),
    path("", include("annotator.reading.urls")),
    path("live/", include("annotator.live.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("annotator.rest.urls")),
    path("ns/", include("annotator.rest.exports.urls")),
]

# Below /api/ a program asks: it gets problem details where a person gets a page.
handler400 = "annotator.web.views.bad_request"
handler403 = "annotator.web.views.permission_denied"
handler404 = "annotator.web.views.page_not_found"
handler500 = "annotator.web.views.server_error"
