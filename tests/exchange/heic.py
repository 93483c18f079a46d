"""A HEIC photo made by hand, since nothing here writes one: HEVC with every block stored as it is (I_PCM), in a HEIF box.

Sections named below are those of ITU-T H.265 (HEVC) and ISO/IEC 23008-12 (HEIF). Only what a picture of one slice with
blocks of 16 by 16 pixels needs is here.
"""

from __future__ import annotations

import struct

BLOCK = 16
# The first rows of table 9-46 (rangeTabLps): as many as one context can reach here.
_RANGES = (
    (128, 176, 208, 240), (128, 167, 197, 227), (128, 158, 187, 216), (123, 150, 178, 205), (116, 142, 169, 195),
    (111, 135, 160, 185), (105, 128, 152, 175), (100, 122, 144, 166), (95, 116, 137, 158), (90, 110, 130, 150),
    (85, 104, 123, 142), (81, 99, 117, 135), (77, 94, 111, 128), (73, 89, 105, 122), (69, 85, 100, 116),
    (66, 80, 95, 110), (62, 76, 90, 104),
)  # fmt: skip


class Bits:
    """Bits put one after the other."""

    def __init__(self) -> None:
        self.bits: list[int] = []

    def u(self, value: int, width: int) -> Bits:
        """A number of *width* bits."""
        self.bits += [value >> at & 1 for at in range(width - 1, -1, -1)]
        return self

    def ue(self, value: int) -> Bits:
        """An Exp-Golomb code (9.2)."""
        width = (value + 1).bit_length()
        return self.u(0, width - 1).u(value + 1, width)

    def se(self, value: int) -> Bits:
        """A signed one."""
        return self.ue(2 * value - 1 if value > 0 else -2 * value)

    def align(self, first: int = 0) -> Bits:
        """Up to a whole byte: *first*, if asked for, then zeros."""
        self.bits += [1] * first
        self.bits += [0] * (-len(self.bits) % 8)
        return self

    def data(self) -> bytes:
        """The bytes."""
        text = "".join(map(str, self.bits))
        return bytes(int(text[at : at + 8], 2) for at in range(0, len(text), 8))


class Coder:
    """The arithmetic encoder (9.3.4.x), for likely bins of one context and for terminating bins."""

    def __init__(self, out: Bits) -> None:
        self.out, self.state = out, 0
        self.begin()

    def begin(self) -> None:
        """Start anew, as after stored pixels; the context goes on."""
        self.low, self.range, self.outstanding, self.first = 0, 510, 0, True

    def likely(self) -> None:
        """The more probable symbol."""
        self.range -= _RANGES[min(self.state, 16)][self.range >> 6 & 3]
        self.state += 1
        self._renormalise()

    def terminate(self, value: int) -> None:
        """A terminating bin; after a 1 all is written out, its last bit being a 1."""
        self.range -= 2
        if not value:
            self._renormalise()
            return
        self.low += self.range
        self.range = 2
        self._renormalise()
        self._put(self.low >> 9 & 1)
        self.out.u(self.low >> 7 & 3 | 1, 2)

    def _renormalise(self) -> None:
        while self.range < 256:
            if self.low < 256:
                self._put(0)
            elif self.low >= 512:
                self.low -= 512
                self._put(1)
            else:
                self.low -= 256
                self.outstanding += 1
            self.range <<= 1
            self.low <<= 1

    def _put(self, bit: int) -> None:
        if self.first:
            self.first = False
        else:
            self.out.u(bit, 1)
        self.out.bits += [1 - bit] * self.outstanding
        self.outstanding = 0


def _nal(kind: int, payload: bytes) -> bytes:
    """A NAL unit, with emulation prevention (7.4.2)."""
    out = bytearray()
    zeros = 0
    for byte in payload:
        if zeros >= 2 and byte <= 3:
            out.append(3)
            zeros = 0
        out.append(byte)
        zeros = zeros + 1 if byte == 0 else 0
    return bytes([kind << 1, 1]) + bytes(out)


def _profile(bits: Bits) -> Bits:
    """Main still picture, level 3 (7.3.3)."""
    return bits.u(0, 2).u(0, 1).u(3, 5).u(1 << 29 | 1 << 28 | 1 << 30, 32).u(0b1001, 4).u(0, 43).u(0, 1).u(90, 8)


def _parameters(width: int, height: int) -> tuple[bytes, bytes, bytes]:
    vps = _profile(Bits().u(0, 4).u(3, 2).u(0, 6).u(0, 3).u(1, 1).u(0xFFFF, 16))
    vps.u(1, 1).ue(0).ue(0).ue(0).u(0, 6).ue(0).u(0, 1).u(0, 1).align(1)
    sps = _profile(Bits().u(0, 4).u(0, 3).u(1, 1)).ue(0).ue(1).ue(width).ue(height).u(0, 1).ue(0).ue(0).ue(0)
    sps.u(1, 1).ue(0).ue(0).ue(0)  # picture buffer
    sps.ue(1).ue(0).ue(0).ue(2).ue(0).ue(0)  # blocks of 16, transforms of 4 to 16
    sps.u(0, 1).u(0, 1).u(0, 1)  # no scaling lists, no asymmetric parts, no sample adaptive offset
    sps.u(1, 1).u(7, 4).u(7, 4).ue(1).ue(0).u(1, 1)  # stored blocks: 8 bits, of 16 by 16, not filtered
    sps.ue(0).u(0, 1).u(0, 1).u(0, 1).u(0, 1).u(0, 1).align(1)
    pps = Bits().ue(0).ue(0).u(0, 1).u(0, 1).u(0, 3).u(0, 1).u(0, 1).ue(0).ue(0).se(0).u(0, 1).u(0, 1).u(0, 1)
    pps.se(0).se(0).u(0, 1).u(0, 1).u(0, 1).u(0, 1).u(0, 1).u(0, 1).u(0, 1).u(0, 1).u(0, 1).u(0, 1).ue(0).u(0, 1)
    pps.u(0, 1).align(1)
    return _nal(32, vps.data()), _nal(33, sps.data()), _nal(34, pps.data())


def _slice(blocks: list[tuple[int, int, int]]) -> bytes:
    """One picture: each block of 16 by 16 in one colour (Y, Cb, Cr), stored as it is (7.3.8)."""
    out = Bits().u(1, 1).u(0, 1).ue(0).ue(2).se(0).align(1)
    coder = Coder(out)
    for number, (luma, blue, red) in enumerate(blocks):
        coder.likely()  # part_mode: not divided
        coder.terminate(1)  # pcm_flag
        out.align()
        for value, count in ((luma, 256), (blue, 64), (red, 64)):
            for _ in range(count):
                out.u(value, 8)
        coder.begin()
        coder.terminate(int(number == len(blocks) - 1))
    return _nal(19, out.align().data())


def _box(name: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", len(data) + 8) + name + data


def _full(name: bytes, version: int, *parts: bytes) -> bytes:
    return _box(name, bytes([version, 0, 0, 0]), *parts)


def heic(columns: int, rows: int, blocks: list[tuple[int, int, int]]) -> bytes:
    """A HEIC file of *columns* by *rows* blocks of one colour each, as (Y, Cb, Cr) of full range."""
    width, height = columns * BLOCK, rows * BLOCK
    sets = _parameters(width, height)
    arrays = b"".join(
        bytes([0x80 | kind, 0, 1]) + struct.pack(">H", len(nal)) + nal
        for kind, nal in zip((32, 33, 34), sets, strict=True)
    )
    config = struct.pack(">BBIHIBHBBBBHBB", 1, 3, 0x70000000, 0x9000, 0, 90, 0xF000, 0xFC, 0xFD, 0xF8, 0xF8, 0, 0x0F, 3)
    nal = _slice(blocks)
    item = struct.pack(">I", len(nal)) + nal
    properties = _box(
        b"iprp",
        _box(
            b"ipco",
            _box(b"hvcC", config + arrays),
            _full(b"ispe", 0, struct.pack(">II", width, height)),
            _box(b"colr", b"nclx", struct.pack(">HHHB", 1, 13, 6, 0x80)),
        ),
        _full(b"ipma", 0, struct.pack(">IHBBBB", 1, 1, 3, 0x81, 0x02, 0x03)),
    )
    start = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")

    def meta(offset: int) -> bytes:
        return _full(
            b"meta",
            0,
            _full(b"hdlr", 0, bytes(4), b"pict", bytes(13)),
            _full(b"pitm", 0, struct.pack(">H", 1)),
            _full(b"iloc", 0, struct.pack(">BBHHHHII", 0x44, 0, 1, 1, 0, 1, offset, len(item))),
            _full(b"iinf", 0, struct.pack(">H", 1), _full(b"infe", 2, struct.pack(">HH", 1, 0), b"hvc1", b"\0")),
            properties,
        )

    offset = len(start) + len(meta(0)) + 8
    return start + meta(offset) + _box(b"mdat", item)
