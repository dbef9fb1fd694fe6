"""An officer at a border and a worker at a gate verify a paper on a phone, without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import cbor2
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from playwright.sync_api import Page, expect
from tests.browser.test_access import faults
from tests.njia.seals import office
from tests.njia.seals.office import as_code

from njia.seals import cose
from njia.seals.codes import drawn
from njia.seals.paper import sealed, token_of
from njia.seals.verifying import verify

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TODAY, DAY, WEEK = date.today(), timedelta(days=1), timedelta(days=7)
FIRST = {"issued": TODAY - WEEK, "valid_from": TODAY - WEEK, "valid_to": TODAY + WEEK}
GOOD = {"en": "The seal is good.", "sw": "Muhuri ni halali.", "ru": "Печать действительна."}


def code(**changes: object) -> str:
    return office.code(**(FIRST | changes))


def altered(address: str) -> str:
    """Another place of work, written into the same token."""
    here, there = (word.encode() for word in ("Tula", "Orel"))
    return f"{address.partition('#')[0]}#{as_code(token_of(address).replace(here, there))}"


@pytest.fixture
def publish(settings, tmp_path: Path) -> Callable[..., None]:
    """What the office publishes: its keys, and the list of what it revoked."""
    settings.SEALS_FOLDER = str(tmp_path)
    (tmp_path / "issuers.json").write_bytes(msgspec.json.encode(office.ISSUERS))

    def published(*serials: int, as_of: date = TODAY - DAY, until: date = TODAY + WEEK) -> None:
        (tmp_path / "revoked.cbor").write_bytes(office.revoked(*serials, as_of=as_of, until=until))

    published(5)
    return published


@pytest.fixture
def phone(visit, publish) -> Callable[..., Page]:
    """A phone that met the page once, with a network, and then has none."""

    def carried(language: str = "en", width: int = 320, **papers) -> Page:
        publish(*papers.pop("revoked", (5,)), **papers)
        page = visit(language, width, scripts=True)
        page.goto("/verify")
        expect(page.locator("html")).to_have_attribute("data-offline", "yes")
        page.context.set_offline(True)
        return page

    return carried


def verified(page: Page, address: str) -> str:
    """Opens the address as the camera of a phone does, and reads the answer."""
    page.goto("about:blank")
    page.goto(f"/VERIFY#{address.partition('#')[2]}")
    expect(page.locator("#answer")).to_be_visible()
    return page.locator("#says").inner_text()


def test_in_flight_mode_every_answer_is_told_as_it_is(phone) -> None:
    page = phone(revoked=(5, 77))
    stranger = sealed(office.PAPER, generate_private_key(SECP256R1()), office.SITE)
    for address, expected in (
        (code(), "The seal is good."),
        (altered(code()), "This seal was changed."),
        (code(serial=77), "This paper was revoked."),
        (code(valid_to=TODAY - DAY), "This seal has expired."),
        (code(valid_from=TODAY + DAY), "This seal does not hold yet."),
        (stranger, "We do not know who sealed this."),
        (code()[:-9], "This is not a code that we can read."),
    ):
        assert expected in verified(page, address)
    assert page.evaluate("fetch('/health').then(() => 'a network', () => 'none')") == "none"


@pytest.mark.parametrize(
    ("as_of", "until", "expected"),
    [(TODAY - WEEK, TODAY - DAY, "too old"), (TODAY + 2 * DAY, TODAY + WEEK, "the date here is wrong")],
)
def test_an_old_list_or_a_wrong_clock_is_told(phone, as_of: date, until: date, expected: str) -> None:
    assert expected in verified(phone(as_of=as_of, until=until), code())


@pytest.mark.parametrize("language", GOOD)
@pytest.mark.parametrize("width", [320, 1280])
def test_two_taps_show_what_the_paper_says_and_what_the_contract_must_say(phone, language: str, width: int) -> None:
    page = phone(language, width)
    assert faults(page) == []
    assert verified(page, code()) == GOOD[language]
    expect(page.locator("#rows")).to_contain_text(office.PAPER.employer)
    expect(page.locator("#rows")).to_contain_text(office.ABOUT.name[language])
    page.locator("#paper summary").click()
    expect(page.locator("#paper details li")).to_have_count(4)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_language_changes_in_place_without_a_network_and_is_remembered(phone) -> None:
    page = phone("en")
    verified(page, code())
    page.get_by_role("button", name="Русский").click()
    expect(page.locator("#says")).to_have_text(GOOD["ru"])
    assert verified(page, code()) == GOOD["ru"]


def test_the_code_is_pasted_verified_and_left_behind_nowhere(phone) -> None:
    page = phone()
    page.goto("/verify")
    page.locator("#verify button[type=submit], #verify button:not([type])").last.click()
    expect(page.locator("#live")).to_have_text("Put the link or the code in first.")
    page.locator("#code").fill(code())
    page.get_by_role("button", name="Verify", exact=True).click()
    expect(page.locator("#says")).to_have_text(GOOD["en"])
    expect(page.locator("#says")).to_be_focused()
    page.get_by_role("link", name="Verify another paper").click()
    expect(page.locator("#code")).to_be_empty()
    verified(page, code())
    assert page.url.endswith("/VERIFY")  # the code is gone from the address


def test_a_newer_list_is_taken_when_there_is_a_network_again(phone, publish) -> None:
    page = phone()
    assert verified(page, code()) == GOOD["en"]
    publish(office.PAPER.serial, as_of=TODAY)
    page.context.set_offline(False)
    assert verified(page, code()) == "This paper was revoked."
    page.context.set_offline(True)
    assert verified(page, code()) == "This paper was revoked."


def test_nothing_of_the_paper_reaches_the_server(visit, publish) -> None:
    page = visit("en", 320, scripts=True)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    assert verified(page, code()) == GOOD["en"]
    token = code().partition("#")[2]
    assert asked and not any(token[:40] in one.partition("#")[0] for one in asked)


def test_without_scripts_the_server_answers(visit, publish) -> None:
    page = visit("sw", 320)
    page.goto("/verify")
    expect(page.locator("noscript, #verify")).to_have_count(2)
    page.locator("#code").fill(code())
    page.get_by_role("button", name="Thibitisha", exact=True).click()
    expect(page.locator("#says")).to_have_text(GOOD["sw"])
    expect(page.locator("#rows")).to_contain_text(office.PAPER.job)


def test_the_rest_of_the_site_is_not_touched_by_the_page(phone) -> None:
    page = phone()
    page.context.set_offline(False)
    page.goto("/check")
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_the_phone_and_the_library_give_the_same_answer_to_every_changed_bit_and_every_odd_message(
    visit, publish
) -> None:
    page = visit("en", 320, scripts=True)
    page.goto("/verify")
    token, codes = token_of(code()), [code(), "", "#", "A", "HTTPS://NJIA.EXAMPLE/VERIFY"]
    for bit in range(len(token) * 8):
        changed = bytearray(token)
        changed[bit // 8] ^= 1 << bit % 8
        codes.append(as_code(bytes(changed)))
    unsigned = len(codes)
    codes += [as_code(cose.sign(payload, office.SEALING)) for payload in odd_payloads(cose.read(token).payload)]
    ours = [verify(one, office.ISSUERS, office.lists(5, as_of=TODAY, until=TODAY), TODAY).kind for one in codes]
    publish(5, as_of=TODAY, until=TODAY)
    theirs = page.evaluate(
        """async ([codes, on]) => {
            const published = await Seal.believed(await (await fetch("/verify/bundle.json")).json());
            return Promise.all(codes.map(async (code) => (await Seal.verify(code, published, on)).kind));
        }""",
        [codes, TODAY.isoformat()],
    )
    assert theirs == ours
    assert theirs[:unsigned].count("valid") == 1 and unsigned > 1500


def odd_payloads(payload: bytes) -> Iterator[bytes]:
    """Messages that the office signed, and that are no seal: cut short, with more, or with a claim of another kind."""
    claims = cbor2.loads(payload)
    yield payload[:-1]
    yield payload + b"\0"
    for name in claims:
        yield cbor2.dumps({key: value for key, value in claims.items() if key != name})
        for other in (None, 0, -1, 1.5, 2**60, "", b"", [], {}, b"\0" * 9):
            yield cbor2.dumps(claims | {name: other})
    for place in range(6):
        for other in (None, 0, "", b"", "A. Wanjiru", "A.W. 1"):
            yield cbor2.dumps(claims | {-65537: [*claims[-65537][:place], other, *claims[-65537][place + 1 :]]})


def test_the_camera_hands_over_what_it_sees_and_is_switched_off(visit, publish) -> None:
    """This browser has no reader of codes: the test gives it one that sees a good paper at the second look."""
    page = visit("en", 320, scripts=True)
    page.add_init_script(
        f"""window.looks = 0;
        window.BarcodeDetector = class {{
            async detect() {{ looks += 1; return looks < 2 ? [] : [{{ rawValue: "{code()}" }}]; }}
        }};
        window.stream = document.createElement("canvas").captureStream();
        navigator.mediaDevices.getUserMedia = async () => stream;
        HTMLMediaElement.prototype.play = async () => undefined;"""
    )
    page.goto("/verify")
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.locator("#says")).to_have_text(GOOD["en"])
    assert page.evaluate("stream.getTracks().map((track) => track.readyState)") == ["ended"]
    expect(page.locator("#camera")).to_be_hidden()
    page.get_by_role("link", name="Verify another paper").click()
    page.set_input_files("#photo", {"name": "qr.png", "mimeType": "image/png", "buffer": drawn(code(), "png")})
    expect(page.locator("#says")).to_have_text(GOOD["en"])


def test_a_browser_that_cannot_read_pictures_offers_no_camera(visit, publish) -> None:
    page = visit("en", 320, scripts=True)
    page.goto("/verify")
    expect(page.locator("#private")).to_be_visible()
    expect(page.locator("#scan")).to_be_hidden()
    expect(page.locator("#photo")).to_be_hidden()
    expect(page.locator("#code")).to_be_visible()
