"""Calls for help."""

from __future__ import annotations

from django.urls import path

from njiasite.distress.views import asking, status

urlpatterns = [
    path("help", asking.ask, name="help"),
    path("help/call", asking.call, name="help_call"),
    path("help/code", status.status, name="help_code"),
]
