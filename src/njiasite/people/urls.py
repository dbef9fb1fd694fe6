"""People on the way."""

from __future__ import annotations

from django.urls import path

from njiasite.people.views import way

urlpatterns = [
    path("way", way.begin, name="way"),
    path("way/<int:place>", way.question, name="way_question"),
    path("way/mine", way.mine, name="way_mine"),
    path("way/<slug:pathway>", way.pathway, name="way_pathway"),
    path("way/<slug:pathway>/print", way.printed, name="way_print"),
]
