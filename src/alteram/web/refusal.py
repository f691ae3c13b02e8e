"""What the workbench refuses, in words for the person who asked."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException


class Refusal(HTTPException):
    """A request that is not answered: HTTP status and what was wrong, done, and to do next."""

    def __init__(self, status: int, words: str, headers: Mapping[str, str] | None = None) -> None:
        # The framework hands on what is of this kind even where it reads a body.
        super().__init__(status, words, dict(headers or {}))
        self.status = status
        self.words = words

    def __str__(self) -> str:
        return self.words
