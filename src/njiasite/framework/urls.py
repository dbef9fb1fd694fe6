"""The framework."""

from __future__ import annotations

from django.urls import path

from njiasite.framework import views

urlpatterns = [
    path("framework", views.framework, name="framework"),
    path("committee", views.committee, name="committee"),
    path("framework/drafts", views.drafts, name="framework_drafts"),
]
