"""The gate: only requests that people meant come in, and answers carry the safe headers."""

import gzip
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request, UploadFile
from fastapi.responses import HTMLResponse, PlainTextResponse
from fastapi.testclient import TestClient
from starlette.responses import Response
from starlette.websockets import WebSocketDisconnect
from tests.web.conftest import ADDRESS, token_of

from alteram.desk import Desk
from alteram.errors import DossierError
from alteram.web import make_app
from alteram.web.gate import Gate, Served
from alteram.web.gate.body import BEGINNING, LARGEST, LARGEST_UPLOAD, token_in
from alteram.web.gate.token import HEADER, LENGTH, fits, masked
from alteram.web.refusal import Refusal

SECRET = "Vardania shelled Harsk"
TRY = "/try"


def attempt(request: Request) -> PlainTextResponse:
    return PlainTextResponse("changed")


async def taken(file: UploadFile, token: str = "") -> PlainTextResponse:
    return PlainTextResponse(str(len(await file.read())))


async def read(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def broken(request: Request) -> Response:
    raise ValueError(SECRET)


def refused(request: Request) -> Response:
    raise Refusal(409, "Somebody was quicker.")


def troubled(request: Request) -> Response:
    raise DossierError("The dossier is full.")


def injected(request: Request) -> Response:
    answer = PlainTextResponse("x")
    answer.raw_headers.append((b"x-name", b"a\r\nset-cookie: a=b"))
    return answer


def download(request: Request) -> Response:
    headers = {"content-disposition": "attachment; filename=a.html"}
    return HTMLResponse("<script>alert(1)</script>", headers=headers)


def counted(number: int) -> PlainTextResponse:
    return PlainTextResponse(str(number))


@pytest.fixture(scope="module")
def app(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """One application for all: nothing here changes the dossier."""
    copy = shutil.copyfile(sample, tmp_path_factory.mktemp("gate") / "sample.alteram")
    with Desk(copy) as desk:
        made = make_app(desk, Gate("Mara Lind"))
        made.add_api_route(TRY, attempt, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
        made.add_api_route("/files", taken, methods=["POST"])
        made.add_api_route("/body", read, methods=["POST"])
        made.add_api_route("/broken", broken)
        made.add_api_route("/api/broken", broken)
        made.add_api_route("/refused", refused)
        made.add_api_route("/api/refused", refused)
        made.add_api_route("/troubled", troubled)
        made.add_api_route("/injected", injected)
        made.add_api_route("/download", download)
        made.add_api_route("/counted", counted)
        yield made


@pytest.fixture(scope="module")
def raw(app: FastAPI) -> Iterator[TestClient]:
    """A client that knows no token."""
    with TestClient(app, ADDRESS) as made:
        yield made


@pytest.fixture(scope="module")
def token(raw: TestClient) -> str:
    """A token as a page of the application carries it."""
    return token_of(raw)


# Headers


def test_a_page_is_answered_with_the_safe_headers(raw: TestClient) -> None:
    answer = raw.get("/")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert f"script-src {ADDRESS}/static/;" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["x-dns-prefetch-control"] == "off"
    assert "server" not in answer.headers


@pytest.mark.parametrize("path", ["/nowhere", "/broken", "/refused", "/api/broken", "/static/no"])
def test_what_goes_wrong_carries_the_safe_headers_too(raw: TestClient, path: str) -> None:
    answer = raw.get(path)
    assert answer.status_code >= 400
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_page_that_refuses_may_load_its_own_style(raw: TestClient) -> None:
    for answer in (raw.get("/a//b"), raw.get("/", headers={"host": "evil.example"})):
        assert "style-src 'self';" in answer.headers["content-security-policy"]


def test_bytes_of_others_open_in_a_sandbox(raw: TestClient) -> None:
    for path in ("/download", TRY, "/api/openapi.json"):
        assert "sandbox" in raw.get(path).headers["content-security-policy"], path


def test_files_of_the_program_are_cached_by_their_content_alone(raw: TestClient) -> None:
    page = raw.get("/").text
    address = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in raw.get(address).headers["cache-control"]
    plain = raw.get(address.partition("?")[0])
    assert plain.headers["cache-control"] == "no-cache"
    assert raw.get("/static/nothing.css?v=0123456789ab").headers["cache-control"] == "no-store"


def test_a_line_end_in_a_header_is_not_sent(raw: TestClient) -> None:
    answer = raw.get("/injected")
    assert answer.status_code == 500
    assert "set-cookie" not in answer.headers
    assert "x-name" not in answer.headers


def test_pages_are_packed_where_asked_for_and_the_token_differs_each_time(dossier: Path) -> None:
    with Desk(dossier) as desk, TestClient(
        make_app(desk, Gate("Mara Lind", compress=True)), ADDRESS
    ) as client:  # fmt: skip
        answer = client.get("/", headers={"accept-encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert token_of(client) != token_of(client)
        assert len(gzip.compress(answer.content)) < len(answer.content)


# Names


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "169.254.0.1", "", "a b",
     "localhost:8400@evil.example", "[::1].evil.example", "127.0.0.1:8400:80", "localhost.",
     "evil.example#@127.0.0.1", "127.0.0.1/evil.example", "[fe80::1]", "0x7f.1", "2130706433"],
)  # fmt: skip
def test_a_forged_host_is_refused(raw: TestClient, host: str) -> None:
    answer = raw.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "/documents/" not in answer.text
    assert "sample" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8400", "localhost:9000", "[::1]:8400", "LOCALHOST"])
def test_its_own_names_are_served(raw: TestClient, host: str) -> None:
    assert raw.get("/", headers={"host": host}).status_code == 200


def test_two_host_headers_are_refused(raw: TestClient) -> None:
    both = [("host", "127.0.0.1"), ("host", "evil.example")]
    assert raw.get("/", headers=both).status_code == 421


# What other sites ask for


@pytest.mark.parametrize(
    "origin",
    ["null", "http://evil.example", "http://127.0.0.1:8401", "https://127.0.0.1:8400",
     "http://localhost:8400", "http://127.0.0.1:8400.evil.example", "", "http://[", "ftp://x"],
)  # fmt: skip
def test_another_origin_is_refused_even_with_a_token(
    raw: TestClient, token: str, origin: str
) -> None:
    for method in ("POST", "GET"):
        answer = raw.request(method, TRY, headers={"origin": origin, HEADER: token})
        assert answer.status_code == 403, method
        assert answer.text != "changed"


def test_our_own_origin_is_taken(raw: TestClient, token: str) -> None:
    headers = {"origin": ADDRESS, "sec-fetch-site": "same-origin", HEADER: token}
    assert raw.post(TRY, headers=headers).text == "changed"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "unheard-of"])
def test_a_fetch_or_frame_or_picture_from_elsewhere_is_refused(
    raw: TestClient, token: str, site: str
) -> None:
    asked = (
        ("cors", "empty"), ("no-cors", "image"), ("navigate", "iframe"), ("no-cors", "script"),
        ("navigate", "embed"), ("websocket", ""),
    )  # fmt: skip
    for mode, kind in asked:
        headers = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": kind}
        assert raw.get("/", headers=headers).status_code == 403, (mode, kind)
        assert raw.get("/static/alteram.css", headers=headers).status_code == 403
    moved = {"sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert raw.post(TRY, headers={HEADER: token} | moved).status_code == 403


def test_a_link_from_elsewhere_leads_to_a_step_first(raw: TestClient) -> None:
    headers = {
        "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document",
    }  # fmt: skip
    answer = raw.get('/search?q="><script>alert(1)</script>', headers=headers)
    assert answer.status_code == 403
    assert "<script>alert" not in answer.text
    assert 'href="/search?q=' in answer.text
    assert "Mara Lind" not in answer.text


# Tokens


def test_a_token_fits_under_any_mask_and_no_other_does() -> None:
    token = bytes(range(LENGTH))
    assert masked(token) != masked(token)
    assert fits(masked(token), token)
    assert not fits(masked(bytes(LENGTH)), token)
    for wrong in ("", "a", "é", "=" * 88, masked(token)[:-4], masked(token) + "AAAA"):
        assert not fits(wrong, token)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_changed_without_the_token(raw: TestClient, token: str, method: str) -> None:
    assert raw.request(method, TRY).status_code == 403
    assert raw.request(method, TRY, headers={HEADER: "x"}).status_code == 403
    foreign = {HEADER: masked(bytes(LENGTH))}
    assert raw.request(method, TRY, headers=foreign).status_code == 403
    assert raw.request(method, TRY, params={"token": token}).status_code == 403
    assert raw.request(method, TRY, headers={HEADER: token}).text == "changed"


def test_a_form_brings_the_token_in_a_field(raw: TestClient, token: str) -> None:
    assert raw.post(TRY, data={"token": token, "a": "b"}).text == "changed"
    assert raw.post(TRY, data={"a": "b", "token": token}).text == "changed"
    assert raw.post(TRY, json={"token": token}).status_code == 403
    body = f"token={token}"
    plain = {"content-type": "text/plain"}
    assert raw.post(TRY, content=body, headers=plain).status_code == 403
    late = f"a={'x' * (2 * BEGINNING)}&token={token}"
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert raw.post(TRY, content=late, headers=form).status_code == 403


def test_a_form_with_files_comes_in_whole_behind_its_token(raw: TestClient, token: str) -> None:
    held = b"x" * 3_000_000
    answer = raw.post("/files", data={"token": token}, files={"file": ("a.txt", held)})
    assert answer.text == str(len(held))
    assert raw.post("/files", files={"file": ("a.txt", held)}).status_code == 403
    as_file = {"token": ("t", token.encode()), "file": ("a.txt", b"x")}
    assert raw.post("/files", files=as_file).status_code == 403


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"token", "application/x-www-form-urlencoded"),
        (b"", "multipart/form-data"),
        (b"", "multipart/form-data; boundary="),
        (b"--b\r\nContent-Disposition: form-data; name=token", "multipart/form-data; boundary=b"),
        (b"--b\r\n" + b"A: b\r\n" * 5_000, "multipart/form-data; boundary=b"),
        (b"\xff\xfe", "multipart/form-data; boundary=\xff"),
        (b"token=x", "multipart/form-data; boundary=" + "b" * 9_000),
    ],
)  # fmt: skip
def test_a_form_that_is_none_has_no_token(body: bytes, kind: str) -> None:
    assert token_in(body, kind) == ""


def test_the_first_token_counts() -> None:
    assert token_in(b"token=a&token=b", "application/x-www-form-urlencoded") == "a"


# Sizes and methods


def test_a_body_that_is_too_long_is_refused_by_what_it_tells_and_by_what_comes(
    raw: TestClient, token: str
) -> None:
    headers = {HEADER: token}
    told = raw.post("/body", content=b"x" * (LARGEST + 1), headers=headers)
    assert told.status_code == 413
    pieces = (b"x" * 100_000 for _ in range(11))
    assert raw.post("/body", content=pieces, headers=headers).status_code == 413
    whole = raw.post("/body", content=b"x" * LARGEST, headers=headers)
    assert whole.text == str(LARGEST)


def test_only_who_adds_documents_sends_large_files(dossier: Path) -> None:
    size = str(LARGEST_UPLOAD + 1)
    for role, limit in (("viewer", LARGEST + 1), ("coder", LARGEST + 1), ("reviewer", size)):
        with Desk(dossier) as desk, TestClient(
            make_app(desk, Gate("Ana Perin", role=role)), ADDRESS  # type: ignore[arg-type]
        ) as client:  # fmt: skip
            kind = {"content-type": "multipart/form-data; boundary=b", "content-length": str(limit)}
            assert client.post("/", headers=kind).status_code == 413, role


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "OPTIONS", "PROPFIND"])
def test_methods_that_no_page_has_are_refused(raw: TestClient, method: str) -> None:
    assert raw.request(method, TRY).status_code == 405


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "/static/../secret", "/static/..%2f..%2fapp.py", "/a\\b", "/%00", "/%0d%0a",
     "/static/%2e%2e/%2e%2e/app.py", "/static//etc/passwd", "/\u202e"],
)  # fmt: skip
def test_tricks_with_paths_lead_nowhere(app: FastAPI, path: str) -> None:
    with TestClient(app, ADDRESS) as client:
        answer = client.get(f"{ADDRESS}{path}")
        assert answer.status_code in (403, 404), path
        assert "import" not in answer.text


def test_an_address_that_is_too_long_is_refused(raw: TestClient) -> None:
    assert raw.get("/search", params={"q": "x" * 9_000}).status_code == 414
    assert raw.get("/" + "x" * 3_000).status_code == 414


# Who may come without a name


@pytest.mark.parametrize(
    "header", ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"]
)
def test_what_a_proxy_passed_on_is_refused_where_nobody_signs_in(
    raw: TestClient, header: str
) -> None:
    assert raw.get("/", headers={header: "127.0.0.1"}).status_code == 403


def test_another_machine_is_refused_where_nobody_signs_in(app: FastAPI) -> None:
    with TestClient(app, ADDRESS, client=("192.0.2.7", 50000)) as client:
        assert client.get("/").status_code == 403


def test_behind_a_proxy_only_the_proxy_is_answered(dossier: Path) -> None:
    served = Served(
        names=("dossier.example",), scheme="https", this_machine_only=False, proxies=("127.0.0.1",)
    )
    seen = []

    def address(request: Request) -> PlainTextResponse:
        seen.append(request.state.address)
        return PlainTextResponse("")

    with Desk(dossier) as desk:
        app = make_app(desk, Gate("Mara Lind", served=served))
        app.add_api_route("/address", address)
        with TestClient(app, "https://dossier.example", client=("192.0.2.7", 1)) as past:
            assert past.get("/address").status_code == 403
        with TestClient(app, "https://dossier.example", client=("127.0.0.1", 1)) as proxy:
            proxy.get("/address", headers={"x-forwarded-for": "10.9.9.9, 198.51.100.4"})
            proxy.get("/address", headers={"x-forwarded-for": "<script>"})
    assert seen == ["198.51.100.4", "127.0.0.1"]


# Faults


def test_a_fault_tells_nothing_of_the_dossier(
    raw: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        page = raw.get("/broken?q=secret+words")
        answer = raw.get("/api/broken")
    assert page.status_code == answer.status_code == 500
    assert "text/html" in page.headers["content-type"]
    assert answer.json()["problem"].startswith("Something went wrong")
    told = "".join(record.getMessage() + str(record.exc_info) for record in caplog.records
                   if record.name.startswith("alteram"))  # fmt: skip
    assert "ValueError" in told
    assert "test_gate.py" in told
    for words in (page.text, answer.text, told):
        assert SECRET not in words
        assert "secret" not in words
        assert "Traceback" not in words


def test_refusals_are_pages_for_people_json_for_programs_and_words_for_parts(
    raw: TestClient,
) -> None:
    assert "<h1>" in raw.get("/refused").text
    assert raw.get("/api/refused").json() == {"problem": "Somebody was quicker."}
    part = raw.get("/refused", headers={"hx-request": "true"})
    assert part.text == "Somebody was quicker."
    assert raw.get("/troubled").status_code == 400


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [("/nowhere", "GET", 404), ("/counted?number=<b>", "GET", 422), ("/counted", "PUT", 405)],
)
def test_every_error_has_a_page_and_a_json_form(
    raw: TestClient, token: str, path: str, method: str, status: int
) -> None:
    answer = raw.request(method, path, headers={HEADER: token})
    assert answer.status_code == status
    assert "<h1>Not done</h1>" in answer.text
    assert "&lt;b&gt;" not in answer.text
    assert raw.get("/api/nowhere").json() == {"problem": "There is no such page."}


def test_a_websocket_is_refused(app: FastAPI) -> None:
    with (
        TestClient(app, ADDRESS) as client,
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/"),
    ):
        pytest.fail("it was opened")
