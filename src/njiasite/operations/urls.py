"""Addresses for those who run the service."""

from __future__ import annotations

from django.urls import path

from njiasite.operations import views

urlpatterns = [path("health/ready", views.ready, name="health_ready")]
