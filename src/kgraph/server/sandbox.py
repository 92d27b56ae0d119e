"""Take from a worker what it does not need: memory without end, and the network.

A query cannot reach another host, whatever its text hides from `refuse_federation`: the kernel refuses sockets to the
process (seccomp(2), Linux on x86-64 and AArch64; elsewhere the check of the text stands alone).
"""

from __future__ import annotations

import ctypes
import platform
import resource
import struct
import sys

_SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | 13
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def limit_memory(size: int) -> None:
    """Let the process have at most this much address space; asking for more ends it."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_network() -> bool:
    """Refuse this process all sockets from now on.

    Returns:
        Whether the system did so.
    """
    known = _SOCKET_CALL.get(platform.machine())
    if known is None or not sys.platform.startswith("linux"):
        return False
    architecture, call = known
    # Of the call: its number at 0, its architecture at 4. Another architecture would have other numbers.
    rules = (
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 1, call),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("HBBI", *rule) for rule in rules)
    held = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(rules), ctypes.cast(held, ctypes.c_void_p))
    control = ctypes.CDLL(None, use_errno=True).prctl
    if control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(control(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)
