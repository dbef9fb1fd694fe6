"""Warnings."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.http import require_safe

from njiasite.advisories import views
from njiasite.advisories.feeds import Warnings
from njiasite.identities.access import public

urlpatterns = [
    path("advisories", views.listed, name="advisories"),
    path("advisories/feed/<str:language>", public(require_safe(Warnings())), name="advisories_feed"),
    path("advisories/<str:number>", views.one, name="advisory"),
    path("advisories/<str:number>/<str:language>.png", views.shared, name="advisory_picture"),
]
