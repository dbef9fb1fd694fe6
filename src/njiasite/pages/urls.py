"""Public pages."""

from __future__ import annotations

from django.urls import path

from njiasite.identities.access import public
from njiasite.identities.views import account
from njiasite.pages import design, views

urlpatterns = [
    path("", public(views.front), name="front"),
    path("leave", public(views.leave), name="leave"),
    path("language", account.language, name="language"),
    path("design", public(design.design), name="design"),
    path("health", public(views.health), name="health"),
]
