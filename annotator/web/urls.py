"""Addresses that belong to no page."""

from django.urls import path

from annotator.web import views

urlpatterns = [path("theme/", views.choose_theme, name="theme")]
