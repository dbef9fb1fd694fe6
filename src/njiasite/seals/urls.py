"""The page /verify. In a QR code its address is in capitals, which is a path of its own."""

from __future__ import annotations

from django.urls import path

from njiasite.identities.access import public
from njiasite.seals import many, views

urlpatterns = [
    path("verify", public(views.verify), name="verify"),
    path("VERIFY", public(views.verify), name="verify_capitals"),
    path("verify/many", public(many.many), name="verify_many"),
    path("verify/bundle.json", public(views.bundle), name="verify_bundle"),
    path("verify/root.pem", public(views.root), name="verify_root"),
    path("verify/app.webmanifest", public(views.manifest), name="verify_manifest"),
    path("verify-worker.js", public(views.worker), name="verify_worker"),
]
