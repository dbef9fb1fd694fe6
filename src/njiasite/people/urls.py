"""People on the way."""

from __future__ import annotations

from django.urls import path

from njiasite.people.views import asked, blanks, helping, journey, leaving, numbers, papers, rights, trusted, way

urlpatterns = [
    path("way", way.begin, name="way"),
    path("way/<int:place>", way.question, name="way_question"),
    path("way/mine", way.mine, name="way_mine"),
    path("way/<slug:pathway>", way.pathway, name="way_pathway"),
    path("way/<slug:pathway>/print", way.printed, name="way_print"),
    path("journey", journey.journey, name="journey"),
    path("journey/begin", journey.begin, name="journey_begin"),
    path("journey/open", journey.open_, name="journey_open"),
    path("journey/phone", numbers.come_in, name="journey_phone"),
    path("journey/phone/set", numbers.set_, name="journey_phone_set"),
    path("journey/close", journey.close, name="journey_close"),
    path("journey/do", journey.do, name="journey_do"),
    path("journey/trusted", trusted.given, name="journey_trusted"),
    path("trusted", trusted.trusted, name="trusted"),
    path("journey/asked", asked.asked, name="journey_asked"),
    path("journey/papers", papers.add, name="journey_papers"),
    path("journey/papers/<uuid:pk>", papers.paper, name="journey_paper"),
    path("journey/card", rights.card, name="journey_card"),
    path("shared/<str:secret>", papers.shared, name="shared"),
    path("rights", rights.sentences, name="rights"),
    path("rights/app.webmanifest", rights.manifest, name="rights_manifest"),
    path("rights-worker.js", rights.worker, name="rights_worker"),
    path("assist", helping.assist, name="assist"),
    path("assist/done", helping.done, name="assist_done"),
    path("cases/<uuid:dossier_id>/sign", leaving.sign, name="attestation_sign"),
    path("paper-forms", blanks.blanks, name="paper_forms"),
]
