"""Public pages."""

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from njiasite.pages import design, views

urlpatterns = [
    path("", views.front, name="front"),
    path("leave", views.leave, name="leave"),
    path("language", set_language, name="language"),
    path("design", design.design, name="design"),
    path("health", views.health, name="health"),
]
