"""The pictures of the demo are drawn by program: the same each time."""

import hashlib
import io

from PIL import Image

from articles.management.demo import pictures


def test_the_pictures_are_drawn_the_same_again():
    drawn = {name: pictures.draw(name) for name in pictures.DRAWINGS}
    for name, data in drawn.items():
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == ("JPEG", (1600, 1067)), name
            assert len(image.resize((80, 53)).getcolors(5000)) > 500, "a picture, not a plain sheet"
    name = next(iter(drawn))
    assert hashlib.sha256(pictures.draw(name)).digest() == hashlib.sha256(drawn[name]).digest()
