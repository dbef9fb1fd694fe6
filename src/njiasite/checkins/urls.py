"""Check-ins."""

from __future__ import annotations

from django.urls import path

from njiasite.checkins.views import answering, mine, officers

urlpatterns = [
    path("in", answering.check_in, name="check_in"),
    path("in/start", mine.start, name="check_in_start"),
    path("in/mine", mine.mine, name="check_in_mine"),
    path("in/<str:code>", answering.link, name="check_in_link"),
    path("checkins", officers.board, name="checkins"),
    path("checkins/new", officers.enrol, name="checkins_new"),
    path("checkins/<uuid:enrolment_id>/open", officers.open_now, name="checkins_open"),
    path("checkins/<uuid:enrolment_id>/end", officers.end, name="checkins_end"),
    path("checkins/signals/<uuid:signal_id>/seen", officers.seen, name="checkins_seen"),
]
