"""Consular access."""

from __future__ import annotations

from django.urls import path

from njiasite.consular.views import lists, notes, public, together

urlpatterns = [
    path("answers", public.answers, name="access_answers"),
    path("answers.csv", public.answers_csv, name="access_answers_csv"),
    path("notes", notes.notes, name="notes"),
    path("notes/<uuid:dossier_id>/preview", notes.preview, name="note_preview"),
    path("access/<uuid:dossier_id>/together", together.together, name="access_together"),
    path("lists/new", lists.send, name="people_list_new"),
    path("lists/<uuid:dossier_id>", lists.work, name="people_list"),
]
