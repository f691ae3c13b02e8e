"""The harness itself: it sees what it must see."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Error
from tests.web.browsing import Opener

from alteram.desk import Role


def test_the_application_answers_without_a_network(client: TestClient) -> None:
    assert "Mara Lind" in client.get("/").text


def test_another_role_is_another_person(client_as: Callable[[Role], TestClient]) -> None:
    assert "A viewer" in client_as("viewer").get("/").text


FAULTS = {
    "request to another host": "document.body.append(Object.assign(new Image(), "
    "{src: 'http://elsewhere.example/a.png'}))",
    "script error": "setTimeout(() => {throw new Error('on purpose')})",
    "console": "console.error('on purpose')",
    "a script of a text ran: alert": "alert(1)",
    "policy violated: style-src": "document.body.setAttribute('style', 'color: red')",
    "404": "document.body.append(Object.assign(new Image(), {src: '/static/none.png'}))",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_browser_sees_a_fault(fault: str, reading: Opener) -> None:
    page = reading()
    page.goto("/")
    page.evaluate(FAULTS[fault])
    page.wait_for_timeout(300)
    seen = list(reading.watch.faults)
    reading.watch.faults.clear()
    assert any(fault in one for one in seen), seen


def test_a_page_without_fault_is_silent(reading: Opener) -> None:
    page = reading()
    page.goto("/")
    assert page.title().startswith("Dossier")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is False
    assert not reading.watch.faults


def test_without_script_nothing_runs(reading: Opener) -> None:
    page = reading(script=False)
    page.goto("/")
    page.keyboard.press("?")
    assert not page.locator("dialog").is_visible()


def test_nothing_elsewhere_has_an_address(reading: Opener) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        reading().goto("http://elsewhere.example/")
    assert len(reading.watch.faults) == 1
    reading.watch.faults.clear()
