"""Labour disputes."""

from __future__ import annotations

from django.urls import path

from njiasite.disputes.views import case, employer, page
from njiasite.identities.access import public

urlpatterns = [
    path("dispute", public(page.dispute), name="dispute"),
    path("cases/<uuid:dossier_id>/dispute", case.case, name="dispute_case"),
    path("disputes/together", employer.together, name="disputes_together"),
    path("disputes/employer/<str:number>", employer.employer, name="dispute_employer"),
]
