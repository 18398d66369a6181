"""Put on PYTHONPATH, this keeps a Python process and those it starts from any network but this machine's own.

Python imports a module of this name by itself, before anything else. An audit hook sees every name that is looked up
and every address that is connected to through Python's sockets, and cannot be taken off again. What it refuses it also
writes to the file OFFLINE_LOG.
"""

import ipaddress
import os
import sys


def _is_local(host):
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host.split("%")[0]).is_loopback
    except ValueError:
        return False


def _host_of(event, args):
    """The host that an event is about, or None where it concerns this machine only, as a Unix socket's path does."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        return address[0] if isinstance(address, tuple) else None
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        return args[0]
    return None


def _refuse(event, args):
    if not event.startswith("socket."):
        return
    host = _host_of(event, args)
    if _is_local(host):
        return
    if log := os.environ.get("OFFLINE_LOG"):
        with open(log, "a", encoding="utf-8") as file:
            file.write(f"{event} {host!r} by {sys.argv[0] if hasattr(sys, 'argv') else '?'}\n")
    raise PermissionError(f"{event} to {host!r}: nothing but this machine may be reached here")


sys.addaudithook(_refuse)
