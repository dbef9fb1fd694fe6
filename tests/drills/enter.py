"""Opens an account of a consular officer in a drill's service and prints the key of its session."""

from __future__ import annotations

import sys

import django

django.setup()

from tests.site import people  # noqa: E402

officer = people.person("consular_officer")
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
    print(people.client_of(officer).session.session_key)
