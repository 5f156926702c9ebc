"""Addresses that belong to no page."""

from django.urls import path

from annotator.web import _health, views

urlpatterns = [
    path("theme/", views.choose_theme, name="theme"),
    path("healthz", _health.alive, name="alive"),
    path("readyz", _health.ready, name="ready"),
]
