"""Checking a contract."""

from __future__ import annotations

from django.urls import path

from njiasite.checks import views

urlpatterns = [
    path("check", views.start, name="check"),
    path("check/erased", views.erased, name="erased"),
    path("check/<str:token>", views.answer, name="answer"),
    path("check/<str:token>/report.pdf", views.report_pdf, name="report_pdf"),
    path("check/<str:token>/report.json", views.report_json, name="report_json"),
    path("check/<str:token>/erase", views.erase, name="erase"),
]
