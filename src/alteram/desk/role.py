"""Who may do what: four roles, each with all that the one before it may."""

from typing import Literal, get_args

Role = Literal["viewer", "coder", "reviewer", "lead"]

ROLES: tuple[Role, ...] = get_args(Role)
"""From least to most.

A viewer reads. A coder writes notes, codes in rounds and exports. A reviewer decides on records,
actors and events, and adds documents. A lead restricts and releases, closes rounds, takes part in
all that is restricted and keeps the list of people.
"""


def may(role: Role, needed: Role) -> bool:
    """Tell whether somebody of a role may do what needs another."""
    return ROLES.index(role) >= ROLES.index(needed)
