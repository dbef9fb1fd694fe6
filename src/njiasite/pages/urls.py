"""Public pages."""

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from njiasite.identities.access import public
from njiasite.pages import design, views

urlpatterns = [
    path("", public(views.front), name="front"),
    path("leave", public(views.leave), name="leave"),
    path("language", public(set_language), name="language"),
    path("design", public(design.design), name="design"),
    path("health", public(views.health), name="health"),
]
