"""Calls for help."""

from __future__ import annotations

from django.urls import path

from njiasite.distress.views import asking, status, together

urlpatterns = [
    path("help", asking.ask, name="help"),
    path("help/call", asking.call, name="help_call"),
    path("help/code", status.status, name="help_code"),
    path("code", status.quiet_address, name="quiet_code"),
    path("cases/<uuid:dossier_id>/together", together.together, name="case_together"),
    path("cases/<uuid:dossier_id>/join", together.join, name="report_join"),
    path("cases/<uuid:dossier_id>/code", together.new_code, name="report_code"),
]
