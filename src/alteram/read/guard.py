"""What a process that parses foreign bytes must never do: go out, write, start or end anything.

The guard stands inside the process, as an audit hook of Python (PEP 578) that cannot be taken
away. It holds Python code, that of libraries too; it does not hold machine code.
"""

import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_ROOMS = (
    "socket.", "subprocess.", "shutil.", "tempfile.", "ftplib.", "http.client.", "imaplib.",
    "nntplib.", "poplib.", "smtplib.", "telnetlib.", "urllib.", "webbrowser.", "pty.", "sqlite3.",
)  # fmt: skip
_DEEDS = frozenset(
    f"os.{deed}"
    for deed in (
        "chflags", "chmod", "chown", "exec", "fork", "forkpty", "kill", "killpg", "link", "lockf",
        "mkdir", "posix_spawn", "remove", "removexattr", "rename", "rmdir", "setxattr",
        "spawn", "startfile", "symlink", "system", "truncate", "utime",
    )
)  # fmt: skip


def guard() -> None:
    """Refuse from now on, by PermissionError, what a reader of bytes has no business to do."""
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        flags = args[2] if len(args) > 2 else 0
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError(f"a reader may not write files: {args[0]!r}")
    elif event in _DEEDS or event.startswith(_ROOMS):
        raise PermissionError(f"a reader may not do this: {event}")
