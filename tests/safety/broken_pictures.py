"""Pictures that are damaged, dangerous or not pictures at all, the same in every run."""

import io
import random
import struct
import zlib

from PIL import Image, PngImagePlugin

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
SCRIPT = b"<script>alert(document.domain)</script>"


def picture(mode="RGB", size=(64, 48)):
    """A picture with enough in it that damage shows."""
    made = Image.new("RGB", size)
    made.putdata(
        [(x * 3 % 256, y * 5 % 256, (x * y) % 256) for y in range(size[1]) for x in range(size[0])]
    )
    return made.convert(mode)


def encoded(made=None, format_="JPEG", **options):
    target = io.BytesIO()
    (made or picture()).save(target, format=format_, **options)
    return target.getvalue()


def animation(frames, size=(8, 8)):
    made = [Image.new("RGB", size, (n % 256, n // 256, 90)) for n in range(frames)]
    return encoded(made[0], "GIF", save_all=True, append_images=made[1:], duration=40, loop=0)


def png_of_size(width, height):
    """A PNG that says it is huge: a few hundred bytes of compressed nothing."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(min(width * height, 1_000_000))))
        + chunk(b"IEND", b"")
    )


def camera_jpeg():
    """A JPEG as a telephone writes it: place, owner, rotated, with thumbnail-sized extras."""
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x0112] = 6
    exif[0x013B] = "Secret Photographer"
    exif[0x8825] = {1: "N", 2: (43.0, 19.0, 0.0), 3: "E", 4: (45.0, 41.0, 0.0)}
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Secret XMP</x:xmpmeta>"
    made = encoded(picture(size=(64, 32)), exif=exif, xmp=xmp, comment=b"Secret comment")
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x11"
    iptc += b"\x1c\x02\x50\x00\x0cSecret IPTC!\x00"
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return made[:2] + segment + made[2:] + b"Secret trailing bytes"


def png_with_text():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Secret Photographer")
    info.add_itxt("XML:com.adobe.xmp", "Secret XMP")
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    return encoded(picture("RGBA"), "PNG", pnginfo=info, exif=exif) + b"Secret trailing bytes"


def _damaged(data, number, seed):
    """Truncated, or with some bytes changed, by turns."""
    chance = random.Random(seed)
    if number % 2:
        return data[: chance.randrange(1, len(data))]
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 40)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def damaged_files():
    """(name, bytes): 30 of every format."""
    for format_ in FORMATS:
        data = encoded(format_=format_)
        for number in range(30):
            name = f"{format_}-{number}.{ENDINGS[format_]}"
            yield name, _damaged(data, number, seed=f"{format_} {number}")


def hostile_files():
    """(name, bytes): what is not a picture, pretends to be one, or would take the server down."""
    jpeg, png, gif = encoded(), encoded(format_="PNG"), encoded(format_="GIF")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
    return [
        ("empty.jpg", b""),
        ("one.png", b"\x89"),
        ("zeros.jpg", bytes(5000)),
        ("only-magic.jpg", b"\xff\xd8\xff"),
        ("only-magic.png", b"\x89PNG\r\n\x1a\n"),
        ("only-magic.gif", b"GIF89a"),
        ("only-magic.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 "),
        ("only-magic.avif", b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00"),
        ("script.svg", svg),
        ("svg.png", svg),
        ("declared.jpg", b'<?xml version="1.0"?>' + svg),
        ("page.jpg", b"<!DOCTYPE html><html>" + SCRIPT + b"</html>"),
        ("page.gif", b"GIF89a/*" + SCRIPT + b"*/=1"),
        ("page-in-jpeg.jpg", jpeg + SCRIPT),
        ("comment.jpg", jpeg[:2] + b"\xff\xfe\x00\x29" + SCRIPT + jpeg[2:]),
        ("zip.gif", gif + b"PK\x03\x04" + bytes(200)),
        ("wrong-ending.png", jpeg),
        ("wrong-ending.jpg", png),
        ("wrong-ending.gif", encoded(format_="WEBP")),
        ("no-ending", jpeg),
        ("double.php.jpg", jpeg),
        ("../../outside.jpg", jpeg),
        ("bomb.png", png_of_size(11_000, 11_000)),
        ("bigger-bomb.png", png_of_size(60_000, 60_000)),
        ("line.png", png_of_size(2_000_000_000, 1)),
        ("no-size.png", png_of_size(0, 0)),
        ("frames.gif", animation(1500)),
        ("photo.tiff", encoded(format_="TIFF")),
        ("photo.bmp", encoded(format_="BMP")),
        ("photo.ico", encoded(format_="ICO")),
        ("program.jpg", b"MZ\x90\x00" + bytes(300)),
        ("photo.pdf", b"%PDF-1.7\n" + SCRIPT),
        ("postscript.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"),
    ]
