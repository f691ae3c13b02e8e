"""Characters back to the exact bytes that they were had from, piece after piece."""

from alteram.errors import ReadError
from alteram.read.charset import Decoded


class Cutter:
    """Cuts pieces out of a file, in order, by their place in its characters."""

    def __init__(self, data: bytes, decoded: Decoded) -> None:
        self._data = data
        self._decoded = decoded
        self._chars = 0
        self._bytes = decoded.mark

    def cut(self, start: int, end: int) -> bytes:
        """Return the bytes of the characters from `start` to `end`, not before the last cut.

        Raises ReadError where the charset gives other bytes for the same characters.
        """
        self._pass(start)
        return self._pass(end)

    def _pass(self, upto: int) -> bytes:
        piece = self._decoded.text[self._chars : upto].encode(self._decoded.encoding)
        if not self._data.startswith(piece, self._bytes):
            raise ReadError(
                f"has bytes that {self._decoded.encoding} writes in two ways, so its parts cannot "
                "be cut exactly; the rest was set aside. Save the file as UTF-8."
            )
        self._chars = upto
        self._bytes += len(piece)
        return piece
