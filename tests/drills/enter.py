"""Prints keys of sessions in a drill: N of a fresh consular officer, or ``as PERSON`` of the demonstration."""

from __future__ import annotations

import sys

import django

django.setup()

from tests.site import people  # noqa: E402

from njiasite.demo import people as cast  # noqa: E402

if sys.argv[1:2] == ["as"]:
    print(people.client_of(cast.account(sys.argv[2])).session.session_key)
else:
    officer = people.person("consular_officer")
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        print(people.client_of(officer).session.session_key)
