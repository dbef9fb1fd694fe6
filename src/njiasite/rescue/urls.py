"""Rescue and return."""

from __future__ import annotations

from django.urls import path

from njiasite.rescue.views import costs, custody, demand, releases, shared, way

urlpatterns = [
    path("releases", releases.releases, name="releases"),
    path("cases/<uuid:dossier_id>/way", way.way, name="rescue_way"),
    path("cases/<uuid:dossier_id>/demand", demand.demand, name="rescue_demand"),
    path("cases/<uuid:dossier_id>/costs", costs.costs_page, name="rescue_costs"),
    path("cases/<uuid:dossier_id>/evidence", custody.items, name="rescue_custody"),
    path("cases/<uuid:dossier_id>/evidence.json", custody.sealed_list, name="rescue_custody_list"),
    path("cases/<uuid:dossier_id>/shared", shared.shared, name="rescue_shared"),
    path("cases/<uuid:dossier_id>/shared.json", shared.record, name="rescue_shared_file"),
]
