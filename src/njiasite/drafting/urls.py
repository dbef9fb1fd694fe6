"""Drafting a contract from a job order."""

from __future__ import annotations

from django.urls import path

from njiasite.drafting import views
from njiasite.identities.access import permission

urlpatterns = [
    path("orders/<str:reference>/contract", permission("contract.draft")(views.draft), name="draft_contract"),
]
