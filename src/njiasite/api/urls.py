"""The API, and the page of tokens."""

from __future__ import annotations

from django.urls import include, path

from njiasite.api import views
from njiasite.api.site import addresses

urlpatterns = [
    path("account/programs", views.tokens, name="tokens"),
    path("account/programs/<uuid:pk>/stop", views.end, name="token_end"),
    path("api/v1/", include((addresses(), "api"))),
]
