"""Hosts on a network of their own: namespaces of this machine with an address each (Linux, root).

They share the disk and the processor, and nothing else: all that goes from one to another goes
through a bridge that stands in the first of them. No other network is reached from there.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

_NETWORK = "10.219.0"
_A_MOMENT = 0.1
_TICKS = os.sysconf("SC_CLK_TCK")


def may_have_hosts() -> bool:
    """Tell whether namespaces with a network can be made here."""
    if os.geteuid() != 0 or None in (shutil.which("ip"), shutil.which("ss")):
        return False
    name = f"alteram-{os.getpid()}-try"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True, check=False)
    if made.returncode != 0:
        return False
    asked = ["ip", "-n", name, "link", "add", "net", "type", "bridge"]
    bridged = subprocess.run(asked, capture_output=True, check=False)
    _ip("netns", "del", name)
    return bridged.returncode == 0


def seconds_of(pid: int) -> float:
    """Return how long a process has computed; 0 where it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


class Host:
    """One namespace with its address and its processes."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self.address = f"{_NETWORK}.{number}"
        self._space = f"alteram-{os.getpid()}-{name}"
        _ip("netns", "add", self._space)

    def ip(self, *words: str) -> None:
        """Change the network of this host."""
        _ip("-n", self._space, *words)

    def connect(self, hub: "Host") -> None:
        """Put a cable between this host and the bridge of another."""
        port = f"to-{self.name}"
        pair = ["type", "veth", "peer", "name", "eth0", "netns", self._space]
        hub.ip("link", "add", port, *pair)
        hub.ip("link", "set", port, "master", "net", "up")
        self.ip("address", "add", f"{self.address}/24", "dev", "eth0")
        self.ip("link", "set", "eth0", "up")
        self.ip("link", "set", "lo", "up")

    def start(
        self, asked: Sequence[str], environment: Mapping[str, str], said: IO[bytes] | int
    ) -> subprocess.Popen[bytes]:
        """Start a process that sees the network of this host alone."""
        return subprocess.Popen(
            ["ip", "netns", "exec", self._space, *asked],
            env=dict(environment), stdin=subprocess.DEVNULL, stdout=said, stderr=said,
        )  # fmt: skip

    def listens(self, port: int) -> bool:
        """Tell whether something listens on a port of this host."""
        asked = ["ip", "netns", "exec", self._space, "ss", "-Hltn", f"sport = :{port}"]
        return bool(subprocess.run(asked, capture_output=True, check=True).stdout.strip())

    def processes(self, sign: str = "") -> dict[int, float]:
        """Return the processes whose command line has a sign, with how long each has computed."""
        listed = subprocess.run(
            ["ip", "netns", "pids", self._space], capture_output=True, text=True, check=True
        )
        found = {}
        for pid in map(int, listed.stdout.split()):
            try:
                line = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if sign in line:
                found[pid] = seconds_of(pid)
        return found

    def cut(self) -> None:
        """Take the cable away while everything goes on: nobody is told of it."""
        self.ip("link", "set", "eth0", "down")

    def die(self) -> None:
        """End everything at once, with the cable taken first, so that no last word goes out."""
        self.ip("link", "del", "eth0")
        self.kill()

    def kill(self) -> None:
        """Kill all processes, until none has been started by another meanwhile."""
        while found := self.processes():
            for pid in found:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            time.sleep(_A_MOMENT)

    def close(self) -> None:
        """End all processes and take the namespace away."""
        self.kill()
        _ip("netns", "del", self._space)


class Hosts:
    """Some hosts on one network, from `with` to its end; the first holds the bridge."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self._open = ExitStack()
        self._hosts: list[Host] = []

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            for number, name in enumerate(self._names, 1):
                host = Host(name, number)
                opened.callback(host.close)
                self._hosts.append(host)
            hub, *others = self._hosts
            hub.ip("link", "add", "net", "type", "bridge")
            hub.ip("address", "add", f"{hub.address}/24", "dev", "net")
            hub.ip("link", "set", "net", "up")
            hub.ip("link", "set", "lo", "up")
            for host in others:
                host.connect(hub)
            self._open = opened.pop_all()
        return self

    def __getitem__(self, name: str) -> Host:
        return self._hosts[self._names.index(name)]

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise OSError(f"ip {' '.join(words)}: {done.stderr.strip()}")
