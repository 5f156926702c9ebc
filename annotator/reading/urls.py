"""The addresses of the public's pages."""

from django.urls import path, re_path

from annotator.reading import views

app_name = "reading"

urlpatterns = [
    path("oembed/", views.oembed, name="oembed"),
    path("read/", views.missing, name="pages"),
    path("read/embed.js", views.embed_script, name="embed-script"),
    path("read/<uuid:id>/", views.page, name="page"),
    path("read/<uuid:id>/embed/", views.embed, name="embed"),
    # Any other address below gets the same answer as an article that isn't published.
    re_path("^read/", views.missing, name="nowhere"),
]
