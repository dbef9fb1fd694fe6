"""Papers."""

from __future__ import annotations

from django.urls import path

from njiasite.documents import views

urlpatterns = [
    path("papers/<uuid:paper_id>", views.paper, name="paper"),
    path("papers/<uuid:paper_id>/release", views.release, name="paper_release"),
]
