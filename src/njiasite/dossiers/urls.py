"""Cases."""

from __future__ import annotations

from django.urls import path

from njiasite.dossiers.views import acts, calendar, case, lists, search

urlpatterns = [
    path("inbox", lists.inbox, name="inbox"),
    path("inbox.csv", lists.inbox_csv, name="inbox_csv"),
    path("cases", lists.cases, name="cases"),
    path("cases.csv", lists.cases_csv, name="cases_csv"),
    path("cases/find", search.search, name="case_search"),
    path("cases/new/<slug:procedure>/<str:type>", acts.new, name="case_new"),
    path("cases/<uuid:dossier_id>", case.case, name="case"),
    path("cases/<uuid:dossier_id>/do/<str:type>", acts.act, name="case_act"),
    path("cases/<uuid:dossier_id>/reads", case.case_reads, name="case_reads"),
    path("reads", case.find_reads, name="reads"),
    path("calendar", calendar.calendar, name="calendar"),
]
