"""Telling us something."""

from __future__ import annotations

from django.urls import path

from njiasite.identities.access import public
from njiasite.tips import views

urlpatterns = [
    path("tip", public(views.tip), name="tip"),
    path("tip/offer", public(views.from_offer), name="tip_offer"),
    path("tip/answer", public(views.status), name="tip_status"),
]
