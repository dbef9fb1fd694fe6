"""Checking a contract."""

from __future__ import annotations

from django.urls import path

from njiasite.checks import views
from njiasite.identities.access import public

urlpatterns = [
    path("check", public(views.start), name="check"),
    path("check/erased", public(views.erased), name="erased"),
    path("check/<str:token>", public(views.answer), name="answer"),
    path("check/<str:token>/report.pdf", public(views.report_pdf), name="report_pdf"),
    path("check/<str:token>/report.json", public(views.report_json), name="report_json"),
    path("check/<str:token>/erase", public(views.erase), name="erase"),
]
