"""A package with a passphrase: the zip inside the age format (age-encryption.org/v1), which other programs open too.

age checks every part of what it unlocks: a wrong passphrase, a cut and a changed file are all an error, never half a
text. They cannot be told apart. The library takes and gives bytes, so a sealed package is in memory twice for a moment.
"""

from __future__ import annotations

import re
from typing import Final

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.text.causes import FILE

MARK: Final = b"age-encryption.org/v1\n"
# The one recipient of a file with a passphrase, with the exponent of the work: memory is 2 ** (that + 10) bytes.
_WORK: Final = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")


def seal(data: bytes, passphrase: str) -> bytes:
    """*data* under *passphrase*. Takes a second, on purpose: so does every guess of somebody else."""
    # Imported here: the program starts without it, and most exports have no passphrase.
    from pyrage import passphrase as age

    sealed: bytes = age.encrypt(data, passphrase)
    return sealed


def is_sealed(head: bytes) -> bool:
    """Whether a file that begins with *head* is in the age format."""
    return head.startswith(MARK)


def unseal(data: bytes, passphrase: str) -> bytes | None:
    """What was sealed; None when the passphrase is another, or something was changed.

    Raises:
        Refused: it was not sealed with a passphrase, or asks for more memory than we give.
    """
    from pyrage import DecryptError
    from pyrage import passphrase as age

    found = _WORK.match(data, len(MARK))
    if found is None:
        raise Refused(FILE, "", "encrypted")
    if int(found[1]) > limits.SEALED_WORK:
        raise Refused(FILE, "", "size")
    try:
        opened: bytes = age.decrypt(data, passphrase)
    except DecryptError:
        return None
    return opened
