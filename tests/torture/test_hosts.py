"""Hosts on a network of their own reach one another, until one is lost; nothing is left of them."""

import os
import subprocess
import sys
import time

import pytest
from torture.hosts import Host, Hosts, may_have_hosts

_PORT = 7077
_SERVE = (sys.executable, "-m", "http.server", str(_PORT))
_ASK = "import socket, sys; socket.create_connection((sys.argv[1], {}), 2).close()"

pytestmark = pytest.mark.skipif(not may_have_hosts(), reason="no network namespace can be made")


def _served(host: Host) -> subprocess.Popen[bytes]:
    process = host.start(_SERVE, os.environ, subprocess.DEVNULL)
    while not host.listens(_PORT):
        time.sleep(0.05)
    return process


def _reaches(host: Host, address: str) -> bool:
    asked = [sys.executable, "-c", _ASK.format(_PORT), address]
    return host.start(asked, os.environ, subprocess.DEVNULL).wait() == 0


def test_a_host_is_reached_until_its_cable_is_taken_and_leaves_nothing() -> None:
    with Hosts("hub", "one", "two") as hosts:
        served = _served(hosts["one"])
        assert list(hosts["one"].processes("http.server")) == [served.pid]
        assert not hosts["two"].processes()
        assert _reaches(hosts["two"], hosts["one"].address)
        hosts["one"].cut()
        assert not _reaches(hosts["two"], hosts["one"].address)
        assert served.poll() is None
    assert served.wait() == -9
    listed = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=True)
    assert f"alteram-{os.getpid()}-" not in listed.stdout


def test_a_host_that_dies_takes_its_processes_with_it() -> None:
    with Hosts("hub", "one") as hosts:
        served = _served(hosts["one"])
        hosts["one"].die()
        assert served.wait() == -9
        assert not hosts["one"].processes()
