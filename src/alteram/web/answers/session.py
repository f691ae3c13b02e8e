"""Who asks, for programs."""

from fastapi import APIRouter
from pydantic import BaseModel

from alteram.desk import Role
from alteram.web.visitor import Here

ROUTER = APIRouter(tags=["session"])


class Session(BaseModel):
    """Who asks, and what he or she may do.

    `token` goes into the header X-Alteram-Token of every request that changes something, but for
    those that carry a key (`by_key`). `signed_in` is not set where nobody is asked for a name.
    """

    who: str
    role: Role
    token: str
    signed_in: bool
    by_key: bool


@ROUTER.get("/session", summary="Who asks")
def session(here: Here) -> Session:
    """Return who asks, with role and token."""
    return Session(
        who=here.who,
        role=here.role,
        token=here.token,
        signed_in=here.signed_in,
        by_key=here.by_key,
    )
