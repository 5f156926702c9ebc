"""Addresses of the event stream."""

from django.urls import path

from annotator.live import views

app_name = "live"
urlpatterns = [
    path("", views.events, name="events"),
    path("presence/", views.presence, name="presence"),
]
