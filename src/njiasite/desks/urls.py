"""Boards, the handing over and the calendar feed."""

from __future__ import annotations

from django.urls import path

from njiasite.desks import views

urlpatterns = [
    path("boards", views.board, name="boards"),
    path("boards/handover", views.handover, name="handover"),
    path("boards/feed", views.feed, name="feed"),
    path("feeds/<str:token>.ics", views.ics, name="feed_ics"),
]
