"""Cases."""

from __future__ import annotations

from django.urls import path

from njiasite.dossiers import views

urlpatterns = [
    path("inbox", views.what_waits, name="inbox"),
    path("cases/new/<slug:procedure>/<str:type>", views.new, name="case_new"),
    path("cases/<uuid:dossier_id>", views.case, name="case"),
    path("cases/<uuid:dossier_id>/do/<str:type>", views.act, name="case_act"),
]
