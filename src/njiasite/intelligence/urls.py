"""Mentions, judgements, rings, alerts."""

from __future__ import annotations

from django.urls import path

from njiasite.intelligence.views import alerts, insiders, mentions, review, rings, seized

urlpatterns = [
    path("cases/<uuid:dossier_id>/mentions", mentions.mentions, name="case_mentions"),
    path("cases/<uuid:dossier_id>/seized", seized.read, name="case_seized"),
    path("mentions/<uuid:mention_id>/drop", mentions.drop, name="mention_drop"),
    path("rings", rings.rings, name="rings"),
    path("rings/<int:number>", rings.ring, name="ring"),
    path("rings/<int:number>/taken/<slug:form>", rings.take, name="ring_file"),
    path("review", review.queue, name="review"),
    path("review/<uuid:a>/<uuid:b>", review.pair, name="review_pair"),
    path("review/<uuid:judgement_id>/back", review.take_back, name="review_back"),
    path("insiders", insiders.insiders, name="insiders"),
    path("alerts", alerts.alerts, name="ring_alerts"),
]
