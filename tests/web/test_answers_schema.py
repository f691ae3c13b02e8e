"""The answers for programs keep to their description, whatever is asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import allow_header_conformance, positive_data_acceptance
from starlette.types import Receive, Scope, Send
from tests.web.signing import ADDRESS, team

from alteram.desk import Desk
from alteram.web.answers import ANSWERS

_DESCRIBED = FastAPI(title="Alteram", openapi_url="/api/openapi.json")
_DESCRIBED.include_router(ANSWERS)
SCHEMA = schemathesis.openapi.from_dict(_DESCRIBED.openapi()).exclude(
    # What is asked for here is fetched; tests open no connection.
    path="/api/v1/adding/addresses"
)
SCHEMA.config.update(base_url=ADDRESS)
_SERVED: list[FastAPI] = []


async def _served(scope: Scope, receive: Receive, send: Send) -> None:
    """Pass requests on to the application, which is there once the first test begins."""
    await _SERVED[0](scope, receive, send)


SCHEMA.app = _served


@pytest.fixture(scope="module")
def key(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The key of a lead of the application, served to people who sign in."""
    folder = tmp_path_factory.mktemp("described")
    copy = folder / "sample.alteram"
    copy.write_bytes(sample.read_bytes())
    with Desk(copy) as desk, team(desk, folder) as people:
        people.add("Ana Perin", "lead")
        who = people.accounts.people.named("Ana Perin")
        assert who is not None
        _SERVED[:] = [people.app]
        yield people.accounts.sessions.add_key(who, "a test")


@SCHEMA.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(
    case: Case[APIOperation[Any, Any, Any, Any]], key: str
) -> None:
    answer = case.call(headers={"Authorization": f"Bearer {key}"})
    excluded: list[Any] = []
    if answer.status_code == 400 and case.path.endswith(("/decisions", "/files")):
        # What a decision needs depends on what is decided and on what is there; and which words
        # are a date (EDTF), no pattern tells.
        excluded.append(positive_data_acceptance)
    if answer.request.method == "OPTIONS":
        # The gate refuses it for all addresses alike, before it looks which one is asked.
        excluded.append(allow_header_conformance)
        assert answer.status_code == 405
    case.validate_response(answer, excluded_checks=excluded)
