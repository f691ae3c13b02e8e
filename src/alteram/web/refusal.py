"""What the workbench refuses, in words for the person who asked."""


class Refusal(Exception):
    """A request that is not answered: HTTP status and what was wrong, done, and to do next."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
