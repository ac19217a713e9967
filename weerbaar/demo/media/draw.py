"""Makes the film of the demo from its text: drawn by code, spoken by `speak.py`, with captions in the same run.

    uv run --no-project --with espeakng-loader --with lameenc --with numpy --with pillow --with imageio-ffmpeg \\
        python weerbaar/demo/media/draw.py

Reads film.txt and writes REF.webm, REF.vtt and REF.hoofdstukken here. FFmpeg (GPL) packs it: a tool for this file;
the product neither needs nor holds it.
"""

import re
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from speak import HERE, Speaker, captions_of, stamp

WIDTH, HEIGHT, FRAMES = 960, 540, 10  # pixels; frames a second
FONTS = HERE.parent.parent / "foundation" / "kit" / "fonts"
GROUND, HOUSE, LIT, INK, SOFT = "#14252B", "#33505A", "#F2B01E", "#FBFAF7", "#AEBCBF"
VOICE, PAUSE, SCENE_PAUSE, GROWS = "nl+f4", 0.4, 1.0, 0.6


def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf"), size)


def house(pen: ImageDraw.ImageDraw, left: int, lit: float, is_own: bool) -> None:
    """One of five in a row; `lit` 0..1 is how much light there is in the window."""
    top, side = 330, 120
    wall = "#0B5563" if is_own else HOUSE
    pen.polygon([(left - 8, top), (left + side / 2, top - 58), (left + side + 8, top)], fill=wall)
    pen.rectangle((left, top, left + side, top + 120), fill=wall)
    dark, light = (20, 37, 43), (242, 176, 30)
    window = tuple(round(a + (b - a) * lit) for a, b in zip(dark, light, strict=True))
    pen.rounded_rectangle((left + 22, top + 26, left + 62, top + 66), 4, fill=window)
    pen.rectangle((left + 76, top + 56, left + 104, top + 120), fill="#0E1A1E")


def frame(scene: int, title: str, of: int, at: float) -> Image.Image:
    """The picture of this scene, `at` seconds after it began. With each step one more house has light."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(image)
    order = (2, 1, 3, 0, 4)  # one's own house first, then the neighbours
    for place in range(5):
        step = order.index(place)
        lit = 1.0 if step < scene else min(1.0, at / GROWS) if step == scene else 0.0
        house(pen, 70 + place * 175, lit, place == 2)
    pen.rectangle((0, 450, WIDTH, 456), fill=HOUSE)
    if scene:
        pen.text((70, 70), f"Stap {scene} van {of}", fill=LIT, font=font("Regular", 34))
    pen.text((70, 120), title, fill=INK, font=font("Bold", 62))
    pen.text((70, 482), "WeerbaarNL, voorbeeld", fill=SOFT, font=font("Regular", 26))
    return image


def main() -> None:
    head, _, body = (HERE / "film.txt").read_text("utf-8").partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    scenes = [part.partition("\n") for part in re.split(r"^## +", body, flags=re.MULTILINE)[1:]]
    speaker, sound, cues, chapters, starts = Speaker(), [], ["WEBVTT\n"], [], []
    length = 0

    def add(samples: np.ndarray) -> None:
        nonlocal length
        sound.append(samples)
        length += len(samples)

    for title, _, text in scenes:
        starts.append(length / speaker.rate)
        chapters.append(f"{int(starts[-1]) // 60}:{int(starts[-1]) % 60:02} {title.strip()}")
        add(np.zeros(int(PAUSE * speaker.rate), np.int16))
        for piece in captions_of(" ".join(text.split())):
            start = length / speaker.rate
            add(speaker.say(piece, VOICE))
            cues.append(f"{stamp(start)} --> {stamp(length / speaker.rate)}\n{piece}\n")
            add(np.zeros(int(PAUSE * speaker.rate), np.int16))
        add(np.zeros(int(SCENE_PAUSE * speaker.rate), np.int16))
    whole = np.concatenate(sound).astype(np.float64)
    whole = (whole * (0.85 * 32767 / np.abs(whole).max())).astype(np.int16)
    loose = Path(tempfile.mkdtemp()) / "film.wav"
    with wave.open(str(loose), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(speaker.rate)
        file.writeframes(whole.tobytes())
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s",
        f"{WIDTH}x{HEIGHT}", "-r", str(FRAMES), "-i", "-", "-i", str(loose), "-c:v", "libvpx-vp9", "-crf", "42", "-b:v",
        "0", "-g", "50", "-pix_fmt", "yuv420p", "-c:a", "libopus", "-b:a", "24k", "-shortest",
        str(HERE / f"{told['ref']}.webm"),
    ]  # fmt: skip
    packer = subprocess.Popen(command, stdin=subprocess.PIPE)
    assert packer.stdin is not None
    for number in range(int(length / speaker.rate * FRAMES)):
        moment = number / FRAMES
        scene = sum(start <= moment for start in starts) - 1
        title = told["titel"].partition(",")[0] if not scene else scenes[scene][0].strip()
        packer.stdin.write(frame(scene, title, len(scenes) - 1, moment - starts[scene]).tobytes())
    packer.stdin.close()
    if packer.wait():
        sys.exit(1)
    (HERE / f"{told['ref']}.vtt").write_text("\n".join(cues), "utf-8")
    (HERE / f"{told['ref']}.hoofdstukken").write_text("\n".join(chapters) + "\n", "utf-8")
    sys.stdout.write(f"{told['titel']}: {length / speaker.rate:.0f} seconds, {len(cues) - 1} cues\n")


if __name__ == "__main__":
    main()
