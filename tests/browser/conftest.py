"""A real browser, Debian's chromium, on the site; without JavaScript unless a test needs to look inside the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.site.conftest import (  # noqa: F401 - the same site, the same papers
    compiled,
    django_db_modify_db_settings,
    emptied_after_tests,
    light_passwords,
    master_key,
    paper,
    shelf_folder,
)

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
expect.set_options(timeout=30_000)  # how soon a page comes says how busy the machine is: five seconds fail by chance
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--ip-address-space-overrides=127.0.0.1:0=public",  # as on the web: a page of others may show one of ours
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("NJIA_CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS}


@pytest.fixture
def visit(browser: Browser, live_server) -> Callable[..., Page]:
    """A person with a device: ``visit("sw", 320)``; ``scripts=True`` only to let the test itself look inside."""
    opened: list[BrowserContext] = []

    def arrive(code: str = "en", width: int = 1280, *, scheme: str = "light", scripts: bool = False) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale=code,
            viewport={"width": width, "height": 640 if width < 900 else 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        opened.append(context)
        return context.new_page()

    yield arrive
    for context in opened:
        context.close()


def slowly(page: Page) -> Page:
    """The same page on a slow network, as a prepaid bundle in a village has it."""
    slow = {
        "offline": False,
        "latency": 150,
        "downloadThroughput": 50_000,
        "uploadThroughput": 20_000,
    }  # bytes a second
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    return page


def press(what: Locator) -> None:
    """Leaves the page by that. On a slow network the next one comes late: whoever does not wait looks at this one."""
    with what.page.expect_navigation():
        what.click()


@pytest.fixture
def as_payload(paper) -> Callable[..., list[dict[str, Any]]]:  # noqa: F811 - the fixture of that name
    """Files in the form that a browser's file field takes."""

    def made(*arguments: str) -> list[dict[str, Any]]:
        return [
            {"name": file.name, "mimeType": "application/octet-stream", "buffer": file.read()}
            for file in paper(*arguments)
        ]

    return made
