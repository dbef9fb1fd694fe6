from __future__ import annotations
import pytest, re
from uuid import uuid4
from django.core.cache import cache
from tests.browser.test_cases import papers, signed_in  # noqa
from tests.site.checkins.enrolling import enrol, hours
from tests.site.checkins.test_rounds import turn, said_by
from tests.site.people import person
from tests.site.scholarships.making import *
from njiasite.config import clock
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "keys"])]
OUT="/tmp/people-shots/"
def shot(page,name):
    wide=page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    page.screenshot(path=OUT+name+".png", full_page=True)
    if wide: print("WIDE", name)
def test_shots(visit, signed_in):
    cache.clear()
    for code in ("en","sw","ru"):
        for width in (360,1280):
            cache.clear()
            n=f"{code}-{width}-"
            p=visit(code,width,scripts=True)
            p.goto("/journey"); shot(p,n+"door")
            p.goto("/journey/begin"); p.check("[name=pathway][value=worker]"); p.locator("main form button").last.click(); shot(p,n+"code")
            p.goto("/journey")
            p.evaluate("document.querySelectorAll('details').forEach(d=>d.open=true)")
            shot(p,n+"journey")
            p.locator("input[name='consent_given-purpose'][value=check_ins] ~ button, form:has(input[name='consent_given-purpose'][value=check_ins]) button").first.click()
            shot(p,n+"asked")
            p.goto("/in"); shot(p,n+"in")
            p.goto("/journey/phone"); p.fill("[name=phone]","0700000999"); p.locator("main form button").first.click(); shot(p,n+"phone")
            p.goto("/assist"); shot(p,n+"assist")
    e=enrol(); e2=enrol("+254700000777")
    for at in (0,4): turn(hours(at))
    said_by("+254700000101","2",hours(5))
    with clock.moved(hours(5)):
        for code in ("en","ru"):
            p=visit(code,360,scripts=True)
            p.goto("/in/mine"); p.fill("[name=code]",e.code); p.fill("[name=pin]","4821"); shot(p,code+"-360-pin"); p.locator("main form button").first.click(); shot(p,code+"-360-mine")
        for w in (360,1280):
            d=signed_in(person("consular_officer"), width=w, scripts=True)
            d.goto("/checkins"); shot(d,f"en-{w}-checkins")
            d=signed_in(person("labour_officer"), width=w, scripts=True)
            d.goto("/paper-forms"); shot(d,f"en-{w}-paperforms")
