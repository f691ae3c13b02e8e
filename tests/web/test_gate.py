"""The gate: only requests that people meant come in, and answers carry the safe headers."""

import pytest
from fastapi.testclient import TestClient

from alteram.web.gate.token import LENGTH, fits, masked


def test_a_page_is_answered_with_the_safe_headers(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["x-dns-prefetch-control"] == "off"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "169.254.0.1", "", "a b",
     "localhost:8400@evil.example", "[::1].evil.example", "127.0.0.1:8400:80", "localhost."],
)  # fmt: skip
def test_a_forged_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "documents/" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8400", "localhost:9000", "[::1]:8400", "LOCALHOST"])
def test_its_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_a_token_fits_under_any_mask_and_no_other_does() -> None:
    token = bytes(range(LENGTH))
    assert masked(token) != masked(token)
    assert fits(masked(token), token)
    assert not fits(masked(bytes(LENGTH)), token)
    for wrong in ("", "a", "é", "=" * 88, masked(token)[:-4], masked(token) + "AAAA"):
        assert not fits(wrong, token)
