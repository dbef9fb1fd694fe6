"""Fills a corridor with 100,000 cases and measures the service on it; run by `benchmarks.service`."""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import django

from benchmarks import service_filling

CASES, REQUESTS, ACTS, THREADS = 100_000, 800, 800, 4
SERVED = {"njia": "njiasite.config.settings", "bare": "benchmarks.service_bare"}
TICK = os.sysconf("SC_CLK_TCK")


def measured() -> dict[str, list[float]]:
    """Milliseconds and queries of two inboxes; CPU milliseconds and requests a second of pages and acts over HTTP."""
    from tests.site import people

    prepare()
    consul = people.person("consular_officer", "mission", "kenya_moscow")
    supervisor = people.person("supervisor", "corridor", "ke_ru")
    found = {"mission": _database(people.client_of(consul)), "corridor": _database(people.client_of(supervisor))}
    found |= desks_measured(people.client_of(supervisor))
    from tests.site.dossiers.making import opened

    dossiers = [str(opened().id) for _ in range(THREADS)]
    cookie = people.client_of(consul).cookies["session"].value
    for site, prefix in (("njia", ""), ("bare", "bare_")):
        with _server(SERVED[site]) as (port, master):
            address = "/inbox" if site == "njia" else "/bare"
            found[f"{prefix}list"] = _over_http(master, REQUESTS, _getter(port, cookie, address))
            found[f"{prefix}act"] = _over_http(master, ACTS, _actor(port, cookie, site, dossiers))
    return found


def desks_measured(client: Any) -> dict[str, list[float]]:
    """Milliseconds and queries of the boards and of searches over all cases; a search opens what it found."""
    late = {"when": "late", "officer": "nobody"}
    somebody = CASES // 2
    sought = {
        "search_name": service_filling.name(0),
        "search_phone": service_filling.phone(somebody),
        "search_passport": service_filling.passport(somebody),
        "search_number": f"BENCH-{somebody:06}",
    }
    found = {"board": _database(client, "/boards"), "board_late": _database(client, "/boards", late)}
    found["all"] = _database(client, "/cases")
    return found | {name: _database(client, "/cases/find", sent={"words": words}) for name, words in sought.items()}


def prepare() -> None:
    """A service with its cases."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    service_filling.fill(CASES)
    service_filling.check(CASES // 50)


def _database(
    client: Any, address: str = "/inbox", asked: dict[str, str] | None = None, sent: dict[str, str] | None = None
) -> list[float]:
    """Milliseconds in the database and queries of one page: the median of twenty, and the best, which says less of who
    else was at work."""
    from django.db import connections

    spent: list[float] = []

    def timed(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, *rest)
        finally:
            spent.append(time.perf_counter() - began)

    totals = []
    with connections["default"].execute_wrapper(timed), connections["keys"].execute_wrapper(timed):
        for _ in range(20):
            spent.clear()
            answer = client.post if sent else client.get
            assert answer(address, sent or asked, SERVER_NAME="localhost").status_code == 200
            totals.append(sum(spent) * 1000)
    return [statistics.median(totals), len(spent), min(totals)]


@contextmanager
def _server(settings: str) -> Iterator[tuple[int, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings}
    command = [sys.executable, "-m", "gunicorn", "njiasite.config.wsgi:application", "-b", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, "-w", "2", "--threads", "2", "--log-level", "error"], env=environment)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _over_http(master: int, count: int, work: Callable[[int], Callable[[], None]]) -> list[float]:
    """CPU milliseconds of the server for one request, and requests a second; the first ones warm it up."""
    _all(THREADS * 20, work)
    cpu, wall = _cpu_of(master), time.perf_counter()
    done = _all(count, work)
    return [(_cpu_of(master) - cpu) * 1000 / done, done / (time.perf_counter() - wall)]


def _all(count: int, work: Callable[[int], Callable[[], None]]) -> int:
    failed: list[BaseException] = []

    def some(number: int) -> None:
        try:
            one = work(number)
            for _ in range(count // THREADS):
                one()
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=some, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return count // THREADS * THREADS


def _cpu_of(master: int) -> float:
    """Seconds of processor that the workers have used."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    fields = [Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split() for child in children]
    return sum(int(one[11]) + int(one[12]) for one in fields) / TICK


class _Browser:
    """One connection that stays open, with its cookies."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies = {"session": session, "language": "ru"}  # the one that costs most

    def ask(self, method: str, address: str, sent: dict[str, str] | None = None) -> tuple[int, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, address, urlencode(sent) if sent else None, headers)
        answer = self.connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            if name != "messages":  # a person sees them with the next page; here they would pile up
                self.cookies[name] = value
        return answer.status, answer.read().decode()


def _getter(port: int, session: str, address: str) -> Callable[[int], Callable[[], None]]:
    def of(number: int) -> Callable[[], None]:
        browser = _Browser(port, session)

        def get() -> None:
            status, _ = browser.ask("GET", address)
            assert status == 200, status

        return get

    return of


def _actor(port: int, session: str, site: str, dossiers: list[str]) -> Callable[[int], Callable[[], None]]:
    """Adds a note to the thread's own case again and again, as the form on the page sends it."""
    from django.conf import settings

    from njiasite.dossiers.models import DossierState

    seen = {str(pk): seq for pk, seq in DossierState.objects.filter(pk__in=dossiers).values_list("pk", "seq")}

    def of(number: int) -> Callable[[], None]:
        browser, dossier = _Browser(port, session), dossiers[number]
        token = "a" * 32
        browser.cookies[settings.CSRF_COOKIE_NAME] = token
        case = f"/cases/{dossier}/do/note.added"
        address = case if site == "njia" else f"/bare/{dossier}/act"

        def act() -> None:
            once = {"key": str(uuid4()), "seen": str(seen[dossier])}
            sent = {"csrfmiddlewaretoken": token, "note": "ok", "sure": "1", **once}
            status, _ = browser.ask("POST", address, sent)
            assert status == 302, status
            seen[dossier] += 1

        return act

    return of


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = SERVED["njia"]
    django.setup()
    print(json.dumps(measured()))
