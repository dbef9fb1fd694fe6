"""Labour disputes."""

from __future__ import annotations

from django.urls import path

from njiasite.disputes import views
from njiasite.identities.access import public

urlpatterns = [
    path("dispute", public(views.dispute), name="dispute"),
]
