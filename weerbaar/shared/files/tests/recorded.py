"""Recordings that tests send, written by hand: containers as they should be, with silence in them."""

import io
import struct
import wave

SECONDS = 5


def mp3(seconds: float = SECONDS, tag: bytes = b"") -> bytes:
    """Frames of MPEG 1, layer III, 32 kbit/s, 32 kHz: 144 bytes and 36 milliseconds each."""
    return tag + (b"\xff\xfb\x18\xc4" + bytes(140)) * round(seconds / 0.036)


def id3(content: bytes = b"") -> bytes:
    size = len(content)
    return b"ID3\x04\0\0" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + content


def wav(seconds: float = SECONDS) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * round(8000 * seconds))
    return out.getvalue()


def _page(content: bytes, moment: int, begins: bool = False) -> bytes:
    lengths = bytes([255] * (len(content) // 255) + [len(content) % 255])
    head = b"OggS\0" + bytes([2 if begins else 0]) + struct.pack("<QIII", moment, 1, 0, 0)
    return head + bytes([len(lengths)]) + lengths + content


def opus(seconds: float = SECONDS) -> bytes:
    head = b"OpusHead\x01\x01" + struct.pack("<HIHB", 312, 48000, 0, 0)
    return _page(head, 0, begins=True) + _page(b"OpusTags", 0) + _page(bytes(600), round(48000 * seconds) + 312)


def ogg(seconds: float = SECONDS) -> bytes:
    head = b"\x01vorbis" + struct.pack("<IBI", 0, 1, 22050) + bytes(14)
    return _page(head, 0, begins=True) + _page(bytes(600), round(22050 * seconds))


def theora() -> bytes:
    return _page(b"\x80theora" + bytes(40), 0, begins=True)


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


def mp4(seconds: float = SECONDS, brand: bytes = b"isom", handler: bytes = b"vide") -> bytes:
    header = _box(b"mvhd", bytes(12) + struct.pack(">II", 1000, round(seconds * 1000)) + bytes(80))
    track = _box(b"trak", _box(b"mdia", _box(b"hdlr", bytes(8) + handler + bytes(13))))
    return _box(b"ftyp", brand + bytes(4) + b"isom") + _box(b"moov", header + track) + _box(b"mdat", bytes(800))


def m4a(seconds: float = SECONDS) -> bytes:
    return mp4(seconds, b"M4A ", b"soun")


def _element(name: str, content: bytes) -> bytes:
    return bytes.fromhex(name) + struct.pack(">Q", 1 << 56 | len(content)) + content


def webm(seconds: float = SECONDS, kind: bytes = b"webm", lasts: bool = True) -> bytes:
    told = _element("2AD7B1", (1_000_000).to_bytes(3, "big"))
    told += _element("4489", struct.pack(">d", seconds * 1000)) if lasts else b""
    segment = _element("1549A966", told) + _element("1F43B675", bytes(900))
    return _element("1A45DFA3", _element("4282", kind)) + _element("18538067", segment)
