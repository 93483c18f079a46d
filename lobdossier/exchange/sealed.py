"""A package with a passphrase: the zip inside the age format (age-encryption.org/v1), which other programs open too.

age checks every part of what it unlocks: a wrong passphrase, a cut and a changed file are all an error, never half a
text. They cannot be told apart. The library takes and gives bytes, so a sealed package is in memory whole.
"""

from __future__ import annotations

import re
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.text.causes import FILE

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MARK: Final = b"age-encryption.org/v1\n"
# The one recipient of a file with a passphrase, with the exponent of the work: memory is 2 ** (that + 10) bytes.
_WORK: Final = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_WEAKEST, _HEAVIEST = 17, 20
_TRIES: Final = 5
_TOO_SLOW: Final = "Excessive work"
"""How the library begins to say that this computer is too slow. It looks at a thousandth of a second of it, so a computer
that is busy just then misleads it."""
# Bytes: what age closes at a time, what it adds to each, and its head, at most.
_PIECE, _TAG, _HEAD = 65_536, 16, 1_000


def seal(data: bytes, passphrase: str) -> bytes:
    """*data* under *passphrase*. Takes a second or more, on purpose: so does every guess of somebody else.

    Python stands still meanwhile, all threads of it: call it in a process that has no window.
    """
    # Imported here: the program starts without it, and most exports have no passphrase.
    from pyrage import passphrase as age

    # The library measures how much work takes a second, and a computer that is busy just then misleads it both ways.
    for _ in range(_TRIES):
        sealed: bytes = age.encrypt(data, passphrase)
        if _WEAKEST <= work_of(sealed) <= _HEAVIEST:
            break
    return sealed


def is_sealed(head: bytes) -> bool:
    """Whether a file that begins with *head* is in the age format."""
    return head.startswith(MARK)


def closed_size(size: int) -> int:
    """How many bytes *size* bytes become, at most, when they are sealed."""
    return size + _HEAD + _TAG * (size // _PIECE + 1)


def work_of(head: bytes) -> int:
    """The exponent of the work that opening takes.

    Raises:
        Refused: it does not open with a passphrase.
    """
    found = _WORK.match(head, len(MARK))
    if found is None:
        raise Refused(FILE, "", "encrypted")
    return int(found[1])


def unseal(path: Path, passphrase: str) -> bytes | None:
    """What was sealed at *path*; None when the passphrase is another, or something was changed.

    Done in a process of its own: the library lets no other thread of Python work meanwhile, and the sender of the file
    decides how much memory it takes. If that is more than there is, only that process ends.

    Raises:
        Refused: it was not sealed with a passphrase, asks for more memory than we give or have ("size"), or this computer
            is too slow or too busy for it ("busy").
        OSError: it cannot be read.
    """
    if path.stat().st_size > closed_size(limits.SEALED_BYTES):
        raise Refused(FILE, "", "size")
    with path.open("rb") as file:
        if work_of(file.read(200)) > limits.SEALED_WORK:
            raise Refused(FILE, "", "size")
    # Read when it is first needed: the window starts without it.
    import multiprocessing

    fresh = multiprocessing.get_context("spawn")
    ours, theirs = fresh.Pipe()
    process = fresh.Process(
        target=_open_apart, args=(theirs, str(path), passphrase), daemon=True, name="lobdossier-age"
    )
    process.start()
    theirs.close()
    try:
        with closing(ours):
            found = ours.recv()
            if found == "busy":
                raise Refused(FILE, "", found)
            return ours.recv_bytes() if found == "opened" else None
    except EOFError:
        raise Refused(FILE, "", "size") from None
    finally:
        process.kill()
        process.join()


def _open_apart(line: Connection, path: str, passphrase: str) -> None:
    from pyrage import DecryptError
    from pyrage import passphrase as age

    data = Path(path).read_bytes()
    with closing(line), suppress(BrokenPipeError):
        for _ in range(_TRIES):
            try:
                opened = age.decrypt(data, passphrase)
            except DecryptError as error:
                if str(error).startswith(_TOO_SLOW):
                    continue
                line.send("closed")
            else:
                line.send("opened")
                line.send_bytes(opened)
            return
        line.send("busy")
