"""What a person can decide, about which records, and what each decision needs."""

from typing import Literal, get_args

Action = Literal[
    "accept", "reject", "needs_work", "propose", "restrict", "release", "edit", "name", "label",
    "private", "graphic", "note", "fatalities", "same_event", "other_event", "same_actor",
    "other_actor", "same_text", "other_text", "comparable", "not_comparable", "party", "undo",
    "renew", "close_round",
]  # fmt: skip
Matter = Literal["event", "actor", "text", "figure"]

ACTIONS: tuple[Action, ...] = get_args(Action)

LAPSE = "lapse"
"""Written by the program after it read a text anew: a decision whose records are other now."""

PAIRED: dict[str, tuple[Matter, bool]] = {
    "same_event": ("event", True),
    "other_event": ("event", False),
    "same_actor": ("actor", True),
    "other_actor": ("actor", False),
    "same_text": ("text", True),
    "other_text": ("text", False),
    "comparable": ("figure", True),
    "not_comparable": ("figure", False),
}

REVIEWS: dict[str, str] = {
    "accept": "accepted",
    "reject": "rejected",
    "needs_work": "needs_work",
    "propose": "proposed",
}
"""Decisions of review, and the state that each gives; accepted means: the passage says this."""

RESTRICTS = {"restrict": True, "release": False}

OVERRULING = frozenset(
    ("reject", "release", "edit", "name", "label", "fatalities", "party", "undo", *PAIRED)
)
"""Decisions that overrule a proposal or lift a protection: none of them without a reason."""

LINKING = frozenset(
    action for action, (matter, _) in PAIRED.items() if matter != "figure"
) | frozenset(("undo",))

ABOUT_DECISIONS = frozenset(("undo", "renew", LAPSE))

IN_ROUNDS = frozenset(("accept", "reject", "needs_work", "edit", "undo", *PAIRED))
"""What two people can code without sight of each other."""
