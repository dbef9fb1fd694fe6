"""Steps of calls at a fixed pace, one server process; run by `benchmarks.phones`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from statistics import quantiles
from uuid import uuid4

import django

PACE, STEPS, ROUNDS = 100, 500, 2
KEYS = ("", "1", "1*2", "1*2*Savanna Sample Agency", "1*2*Savanna Sample Agency*0", "1*2*Savanna Sample Agency*0*00")
AGENCIES = 60


def measured() -> dict[str, dict[str, float]]:
    """The best of some rounds of each, in turn."""
    from django.core.management import call_command
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path
    from django.views.decorators.csrf import csrf_exempt

    from njiasite.config import urls
    from njiasite.identities.access import public

    call_command("migrate", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    _agencies()

    @public
    @csrf_exempt
    def bare(request: object) -> HttpResponse:
        return HttpResponse("CON 1 English\n2 Kiswahili", content_type="text/plain; charset=utf-8")

    urls.urlpatterns.append(path("bare", bare))
    client, addresses = (
        Client(headers={"host": "localhost"}),
        {"njia": "/gateways/ussd/a-secret-of-the-benchmark", "bare": "/bare"},
    )
    found: dict[str, list[dict[str, float]]] = {"njia": [], "bare": []}
    for _ in range(ROUNDS):
        for name, address in addresses.items():
            found[name].append(_paced(lambda number, to=address: client.post(to, _form(number))))
    return {name: min(rounds, key=lambda one: one["99th percentile"]) for name, rounds in found.items()}


def _paced(step: Callable[[int], object]) -> dict[str, float]:
    for number in range(2 * len(KEYS)):
        step(number)
    waits, spent, began = [], [], time.perf_counter()
    for number in range(STEPS):
        due = began + number / PACE
        if (ahead := due - time.perf_counter()) > 0:
            time.sleep(ahead)
        cpu = time.process_time()
        step(number)
        spent.append((time.process_time() - cpu) * 1_000)
        waits.append((time.perf_counter() - due) * 1_000)
    cut, cost = quantiles(waits, n=100), quantiles(spent, n=100)
    return {
        "50th percentile": cut[49],
        "99th percentile": cut[98],
        "CPU, 50th percentile": cost[49],
        "CPU, 99th percentile": cost[98],
    }


_session = ""


def _form(number: int) -> dict[str, str]:
    """Calls of six steps each, from numbers that differ."""
    global _session
    if number % len(KEYS) == 0:
        _session = f"ATUid_{uuid4().hex}"
    caller = f"+2547{number // len(KEYS) % 10_000:08}"
    text = KEYS[number % len(KEYS)]
    return {"sessionId": _session, "phoneNumber": caller, "networkCode": "63902", "serviceCode": "*384#", "text": text}


def _agencies() -> None:
    """A register as long as the one there is."""
    from njiasite.dossiers import services
    from njiasite.ledger.services import Actor

    for number in range(AGENCIES):
        services.open_dossier(
            corridor="ke_ru", procedure="list_entry", type="entry.listed", actor=Actor(None, "system"), channel="web",
            key=str(uuid4()), scope={},
            given={
                "list_kind": "agency", "entry_name": f"Savanna Sample Agency {number}", "entry_number": f"PEA/{number}",
                "list_authority": "A sample", "list_day": "2026-11-01", "list_source": "p. 1",
            },
        )  # fmt: skip


if __name__ == "__main__":
    django.setup()
    print(json.dumps(measured()))
