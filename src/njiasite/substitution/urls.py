"""Holding the paper one was given to sign against the attested one."""

from __future__ import annotations

from django.urls import path

from njiasite.identities.access import public
from njiasite.substitution import views

urlpatterns = [
    path("given", public(views.start), name="given"),
    path("given/<str:token>", public(views.answer), name="given_answer"),
]
