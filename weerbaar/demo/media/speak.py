"""Makes the sound of the podcast of the demo from its text, with captions in the same run: a machine speaks.

    uv run --no-project --with espeakng-loader --with lameenc --with numpy python weerbaar/demo/media/speak.py

Reads `weerbaar/demo/knowledge/aflevering/*.txt` and writes REF.mp3, REF.vtt and REF.hoofdstukken here. eSpeak NG
(GPL-3) speaks and LAME (LGPL) packs: tools that make these files; the product neither needs nor holds them.
"""

import ctypes
import re
import sys
from pathlib import Path

import espeakng_loader
import lameenc
import numpy as np

HERE = Path(__file__).parent
TEXTS = HERE.parent / "knowledge" / "aflevering"
VOICES = {"A": "nl+f4", "B": "nl+m3"}
WORDS_A_MINUTE, PITCH_RANGE = 150, 60
PAUSE, CHAPTER_PAUSE = 0.45, 1.4  # seconds after a sentence group, before a chapter
BITS, LONGEST_CUE = 32, 84  # thousands a second; letters of one caption
RETRIEVE, RATE, RANGE = 1, 1, 4  # of espeak: hand over the sound; which parameters


class Speaker:
    """eSpeak NG by its own library."""

    def __init__(self) -> None:
        self.library = ctypes.CDLL(espeakng_loader.get_library_path())
        self.rate = self.library.espeak_Initialize(RETRIEVE, 0, espeakng_loader.get_data_path().encode(), 0)
        self.heard: list[np.ndarray] = []
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self.callback = kind(self._take)
        self.library.espeak_SetSynthCallback(self.callback)

    def _take(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, events: object) -> int:
        if samples and count > 0:
            self.heard.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def say(self, text: str, voice: str) -> np.ndarray:
        """Samples of this text, without the silence around it."""
        self.heard = []
        if self.library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(voice)
        self.library.espeak_SetParameter(RATE, WORDS_A_MINUTE, 0)
        self.library.espeak_SetParameter(RANGE, PITCH_RANGE, 0)
        data = text.encode()
        self.library.espeak_Synth(data, len(data) + 1, 0, 0, 0, 1, None, None)
        self.library.espeak_Synchronize()
        sound = np.concatenate(self.heard)
        loud = np.flatnonzero(np.abs(sound) > 150)
        return sound[loud[0] : loud[-1] + 1]


def captions_of(text: str) -> list[str]:
    """Sentences, the long ones in pieces at a comma, short ones that follow each other together."""
    pieces: list[str] = []
    for sentence in re.findall(r"[^.?!]+[.?!]+", text):
        for part in re.split(r"(?<=,)\s", sentence) if len(sentence) > LONGEST_CUE else [sentence]:
            if pieces and len(pieces[-1]) + len(part) < LONGEST_CUE * 0.7:
                pieces[-1] += f" {part.strip()}"
            else:
                pieces.append(part.strip())
    return pieces


def stamp(moment: float) -> str:
    minutes, rest = divmod(moment, 60)
    return f"00:{int(minutes):02}:{rest:06.3f}"


def make(path: Path, speaker: Speaker) -> None:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    names = dict(one.split("=") for one in told["stemmen"].split("|"))
    sound: list[np.ndarray] = [np.zeros(int(0.4 * speaker.rate), np.int16)]
    cues, chapters = ["WEBVTT\n"], []
    length = len(sound[0])

    def add(samples: np.ndarray) -> None:
        nonlocal length
        sound.append(samples)
        length += len(samples)

    for number, section in enumerate(re.split(r"^## +", body, flags=re.MULTILINE)[1:]):
        title, _, text = section.partition("\n")
        if number:
            add(np.zeros(int(CHAPTER_PAUSE * speaker.rate), np.int16))
        chapters.append(f"{int(length / speaker.rate) // 60}:{int(length / speaker.rate) % 60:02} {title.strip()}")
        for line in filter(None, text.splitlines()):
            who, _, said = line.partition(": ")
            for piece in captions_of(said):
                start = length / speaker.rate
                add(speaker.say(piece, VOICES[who]))
                name = names[who].capitalize()
                cues.append(f"{stamp(start)} --> {stamp(length / speaker.rate)}\n<v {name}>{piece}\n")
                add(np.zeros(int(PAUSE * speaker.rate), np.int16))
    whole = np.concatenate(sound).astype(np.float64)
    whole = (whole * (0.85 * 32767 / np.abs(whole).max())).astype(np.int16)
    packer = lameenc.Encoder()
    packer.set_bit_rate(BITS)
    packer.set_in_sample_rate(speaker.rate)
    packer.set_channels(1)
    packer.set_quality(2)
    packed = bytes(packer.encode(whole.tobytes())) + bytes(packer.flush())
    (HERE / f"{told['ref']}.mp3").write_bytes(packed)
    (HERE / f"{told['ref']}.vtt").write_text("\n".join(cues), "utf-8")
    (HERE / f"{told['ref']}.hoofdstukken").write_text("\n".join(chapters) + "\n", "utf-8")
    sys.stdout.write(
        f"{told['titel']}: {length / speaker.rate:.0f} seconds, {len(packed)} bytes, {len(cues) - 1} cues\n"
    )


if __name__ == "__main__":
    speaker = Speaker()
    for path in sorted(TEXTS.glob("*.txt")):
        make(path, speaker)
