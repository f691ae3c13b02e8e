"""People of each role in Chromium: they sign in, see what is theirs to see, and no more."""

from playwright.sync_api import Page, expect
from tests.web.accessible import RUN, axe_faults, focus_faults, scrolls_sideways
from tests.web.browsing import HEIGHT, NARROW, Opener
from tests.web.paths import values
from tests.web.serving import Served
from tests.web.signing import CHOSEN

from alteram import api
from alteram.desk import ROLES, Desk, Role, may

# What a page offers to those who may decide, annotate, or keep the list of people.
OFFERED: dict[tuple[str, str], Role] = {
    ("/review", "article.item form"): "reviewer",
    ("/documents/{document}", "#note-begin"): "coder",
    ("/events/{event}", "form[action$='/label']"): "reviewer",
    ("/events/{event}", "form[action$='/restriction']"): "lead",
    ("/", "a[href='/people']"): "lead",
}


def sign_in(page: Page, role: Role, password: str = CHOSEN) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill(role.title())
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/*" if password != CHOSEN else lambda url: not url.endswith("/sign-in"))


def checked(page: Page) -> None:
    """Fail where the page is hard to use for somebody."""
    assert not axe_faults(page, RUN)
    assert not focus_faults(page)
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    assert not scrolls_sideways(page)
    assert not axe_faults(page, RUN)


def test_each_role_sees_what_it_may(team_page: Opener, served_team: Served) -> None:
    with Desk(served_team.dossier) as desk:
        held = values(desk.view("lead"))
    for role in ROLES:
        page = team_page()
        sign_in(page, role)
        expect(page.locator(".who")).to_contain_text(role.title())
        for (address, offer), needed in OFFERED.items():
            page.goto(address.format(document=held["documents"], event=held["events"]))
            offered = page.locator(offer).count() > 0
            assert offered == may(role, needed), (role, address, offer)
        for address in ("/people", "/audit"):
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == (200 if role == "lead" else 403)


def test_a_viewer_cannot_decide_by_hand_either(team_page: Opener, served_team: Served) -> None:
    page = team_page()
    sign_in(page, "viewer")
    claim = api.queue(served_team.dossier, limit=1).items[0].id
    page.goto("/review")
    status = page.evaluate(
        """async (claim) => {
          const {"X-Alteram-Token": token} = JSON.parse(document.body.getAttribute("hx-headers"));
          const body = new URLSearchParams({action: "accept", record: claim, token});
          return (await fetch(`/review/items/${claim}`, {method: "POST", body})).status;
        }""",
        claim,
    )
    assert status == 403
    assert api.decisions(served_team.dossier) == ()


def test_what_is_restricted_is_not_there_for_others(team_page: Opener, served_team: Served) -> None:
    with Desk(served_team.dossier) as desk:
        view = desk.view("lead")
        held = values(view)
        event = view.event(held["events"])
        # Another one than those that the other tests look at.
        document = next(one for one in event.documents if one != held["documents"])
        title = view.entry(document).document.title or ""
        desk.decide("restrict", document, who="Lead", why="A witness is in it.")
    lead, viewer = team_page(), team_page()
    sign_in(lead, "lead")
    sign_in(viewer, "viewer")
    for page, sees in ((lead, True), (viewer, False)):
        answer = page.goto(f"/documents/{document}")
        assert answer is not None
        assert answer.status == (200 if sees else 404)
        page.goto("/")
        assert page.get_by_text(title, exact=True).count() == int(sees)
        page.goto(f"/events/{event.id}")
        linked = page.locator(f"a[href*='{document}']").count()
        assert (linked > 0) == sees
    lead.goto("/audit")
    expect(lead.locator("main")).to_contain_text(document)


def test_signing_in_and_out(team_page: Opener) -> None:
    page = team_page()
    page.goto("/events")
    assert page.locator("input[name=password]").count() == 1
    checked(page)
    sign_in(page, "lead", "wrong words for it")
    expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, "lead")
    for address in ("/password", "/people"):
        page.goto(address)
        checked(page)
    page.get_by_role("button", name="Sign out").click()
    page.go_back()
    page.goto("/review")
    assert page.locator("input[name=password]").count() == 1


def test_signing_in_without_script(team_page: Opener) -> None:
    page = team_page(script=False)
    sign_in(page, "reviewer")
    page.goto("/review")
    expect(page.locator("article.item form").first).to_be_attached()
