"""Consular access."""

from __future__ import annotations

from django.urls import path

from njiasite.consular import views

urlpatterns = [
    path("answers", views.answers, name="access_answers"),
    path("answers.csv", views.answers_csv, name="access_answers_csv"),
    path("notes", views.notes, name="notes"),
]
