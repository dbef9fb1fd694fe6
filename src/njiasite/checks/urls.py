"""Checking a contract."""

from __future__ import annotations

from django.urls import path

from njiasite.checks import views

urlpatterns = [
    path("", views.start, name="check"),
    path("/erased", views.erased, name="erased"),
    path("/<str:token>", views.answer, name="answer"),
    path("/<str:token>/report.pdf", views.report_pdf, name="report_pdf"),
    path("/<str:token>/report.json", views.report_json, name="report_json"),
    path("/<str:token>/erase", views.erase, name="erase"),
]
