"""Attestation."""

from __future__ import annotations

from django.urls import path

from njiasite.attestation import views

urlpatterns = [
    path("attestation/<uuid:dossier_id>", views.attestation, name="attestation"),
    path("attestation/<uuid:dossier_id>/point", views.point, name="attestation_point"),
    path("attestation/<uuid:dossier_id>/code", views.give_code, name="attestation_code"),
    path("totals", views.totals, name="totals"),
    path("totals.json", views.totals_json, name="totals_json"),
    path("private", views.private, name="private"),
]
