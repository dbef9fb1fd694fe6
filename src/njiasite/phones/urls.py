"""A page to try telephones."""

from __future__ import annotations

from django.urls import path

from njiasite.phones import views

urlpatterns = [
    path("phones/try", views.simulator, name="phones_try"),
]
