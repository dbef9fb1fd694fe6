"""Figures."""

from __future__ import annotations

from django.urls import path

from njiasite.indicators import views

urlpatterns = [
    path("figures", views.figures, name="figures"),
    path("figures.csv", views.figures_csv, name="figures_csv"),
    path("figures/htcds.csv", views.figures_htcds, name="figures_htcds"),
    path("figures/report.pdf", views.report, name="figures_report"),
    path("figures/releases/<slug:name>.json", views.release, name="figures_release"),
    path("figures/estimates/<slug:name>.json", views.published_round, name="figures_round"),
    path("figures/people_not_counted", views.estimate, name="figures_estimate"),
    path("figures/<slug:indicator>", views.indicator, name="indicator"),
    path("figures/<slug:indicator>.csv", views.figures_csv, name="indicator_csv"),
]
