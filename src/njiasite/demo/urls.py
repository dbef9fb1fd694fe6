"""The demonstration."""

from __future__ import annotations

from django.urls import path

from njiasite.demo import views

urlpatterns = [
    path("demo", views.accounts, name="demo"),
    path("demo/enter", views.enter, name="demo_enter"),
]
