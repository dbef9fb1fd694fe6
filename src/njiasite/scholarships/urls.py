"""Scholarships."""

from __future__ import annotations

from django.urls import path

from njiasite.scholarships.views import applying, board, public, ranking, reading, status

urlpatterns = [
    path("scholarships", public.programmes, name="scholarships"),
    path("scholarships/code", status.status, name="scholarship_code"),
    path("scholarships/figures", public.figures, name="scholarship_figures"),
    path("scholarships/board", board.board, name="scholarship_board"),
    path("scholarships/<str:reference>", public.programme, name="scholarship"),
    path("scholarships/<str:reference>/apply", applying.apply, name="scholarship_apply"),
    path("cases/<uuid:dossier_id>/reading", reading.read, name="reading"),
    path("cases/<uuid:dossier_id>/ranking", ranking.ranking, name="scholarship_ranking"),
]
