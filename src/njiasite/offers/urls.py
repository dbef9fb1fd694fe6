"""Is this offer a trap?"""

from __future__ import annotations

from django.urls import path

from njiasite.identities.access import public
from njiasite.offers import queue, views

urlpatterns = [
    path("offer", public(views.offer), name="offer"),
    path("offer/shared", public(views.shared), name="offer_shared"),
    path("offer/app.webmanifest", public(views.manifest), name="offer_manifest"),
    path("offer/widget", public(views.widget), name="offer_widget"),
    path("offers/judge", queue.queue, name="offer_queue"),
    path("offer/<str:token>", public(views.read), name="offer_read"),
]
