"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("njiasite.pages.urls")),
    path("", include("njiasite.checks.urls")),
    path("", include("njiasite.identities.urls")),
    path("", include("njiasite.dossiers.urls")),
    path("", include("njiasite.documents.urls")),
    path("", include("njiasite.seals.urls")),
    path("", include("njiasite.substitution.urls")),
    path("", include("njiasite.distress.urls")),
    path("", include("njiasite.checkins.urls")),
    path("", include("njiasite.desks.urls")),
    path("", include("njiasite.registers.urls")),
    path("", include("njiasite.attestation.urls")),
    path("", include("njiasite.consular.urls")),
    path("", include("njiasite.drafting.urls")),
    path("", include("njiasite.disputes.urls")),
    path("", include("njiasite.offers.urls")),
    path("", include("njiasite.rescue.urls")),
    path("", include("njiasite.scholarships.urls")),
    path("", include("njiasite.tips.urls")),
    path("", include("njiasite.people.urls")),
    path("", include("njiasite.framework.urls")),
    path("", include("njiasite.indicators.urls")),
    path("", include("njiasite.intelligence.urls")),
    path("", include("njiasite.channels.urls")),
    path("", include("njiasite.phones.urls")),
    path("", include("njiasite.advisories.urls")),
    path("", include("njiasite.contacts.urls")),
    path("", include("njiasite.demo.urls")),
    path("", include("njiasite.api.urls")),
    path("", include("njiasite.operations.urls")),
]

handler400 = "njiasite.pages.errors.bad_request"
handler403 = "njiasite.pages.errors.forbidden"
handler404 = "njiasite.pages.errors.not_found"
handler500 = "njiasite.pages.errors.server_error"
