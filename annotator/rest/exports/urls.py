"""The address of the vocabulary, below /ns/."""

from __future__ import annotations

from django.urls import path

from annotator.rest.exports.views import vocabulary

app_name = "ns"

urlpatterns = [path("galley.jsonld", vocabulary, name="vocabulary")]
