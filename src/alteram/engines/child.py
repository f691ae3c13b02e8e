"""How a process of an engine begins: it ends with the one that started it, and not before."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def begin() -> None:
    """Let this process end with its parent, whatever happens to that, and leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
