"""Numbers to call."""

from __future__ import annotations

from django.urls import path

from njiasite.contacts import views

urlpatterns = [
    path("contacts", views.listed, name="contacts"),
    path("contacts/board", views.board, name="contacts_board"),
]
