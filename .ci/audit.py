"""Asks pip-audit for known faults of what is locked, and tells apart "none" from "not known".

Exit code: 0 none known or no database to be had (said so), 1 some known.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements" / "run.lock"
SECONDS = 120


def main() -> int:
    """Audit what is locked; return the exit code."""
    command = [
        sys.executable, "-m", "pip_audit", "-r", str(LOCK), "--disable-pip", "--require-hashes",
        "--format", "json", "--progress-spinner", "off",
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        libraries = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        print("Known faults of libraries: the database could not be had; nothing was looked up.")
        return 0
    asked = [one for one in libraries if "skip_reason" not in one]
    faulty = [one for one in asked if one["vulns"]]
    for one in faulty:
        names = ", ".join(fault["id"] for fault in one["vulns"])
        print(f"{one['name']} {one['version']}: {names}")
    print(
        f"Known faults of libraries: {len(faulty)} in the {len(asked)} of {len(libraries)} "
        "that the database told of."
    )
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
