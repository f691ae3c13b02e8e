"""A process in which a part of the system is taken away: a small disk, no network (Linux).

Needs `unshare` of util-linux, and root or user namespaces.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ALTERAM = [sys.executable, "-m", "alteram.cli"]


def may_unshare(*parts: str) -> bool:
    """Tell whether a namespace of these parts ("--net", "--mount") can be made here."""
    if shutil.which("unshare") is None:
        return False
    asked = ["unshare", "--map-root-user", *parts, "true"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def run_without_network(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of Alteram where not even the loopback interface is up."""
    return subprocess.run(
        ["unshare", "--map-root-user", "--net", *ALTERAM, *words],
        cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip
