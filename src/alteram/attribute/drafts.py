"""An actor while it is being put together from its mentions."""

from dataclasses import dataclass, field

from alteram.model import ActorKind, Span


@dataclass(slots=True)
class Draft:
    """An actor in the making; `core` holds a person's name words or a body's topic words.

    `silent` is set while nobody is cited by its words, `unnamed` where a noun stands for a name,
    `guessed` where only its form makes a name a person's, `metonym` where a seat of government is
    named for the government.
    """

    kind: ActorKind
    name: str
    core: tuple[str, ...]
    state: str | None = None
    role: str | None = None
    gender: str | None = None
    owner: "Draft | None" = None
    places: list[int] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    silent: bool = False
    unnamed: bool = False
    guessed: bool = False
    metonym: bool = False
    rank: str | None = None
