"""Rescue and return."""

from __future__ import annotations

from django.urls import path

from njiasite.rescue.views import way

urlpatterns = [
    path("cases/<uuid:dossier_id>/way", way.way, name="rescue_way"),
]
