"""The demo's pictures are what `script/demo_pictures` draws, and small."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from articles.management import demo
from script import demo_pictures

FOLDER = Path(demo.__file__).parent / "pictures"
SMALL = (200, 133)


def kept(name):
    with Image.open(FOLDER / f"{name}.webp") as image:
        image.load()
        return image


def distance(one, other):
    """The mean difference of two pictures' colours, seen from afar: 0 to 255."""
    pair = (image.convert("RGB").resize(SMALL, Image.Resampling.BOX) for image in (one, other))
    return sum(ImageStat.Stat(ImageChops.difference(*pair)).mean) / 3


def test_each_drawing_is_kept_as_a_small_file():
    files = {path.stem: path.stat().st_size for path in FOLDER.iterdir()}
    assert files.keys() == demo_pictures.DRAWINGS.keys()
    assert sum(files.values()) < 500_000
    for name in files:
        image = kept(name)
        assert (image.format, image.size) == ("WEBP", (1600, 1067)), name
        assert len(image.resize((80, 53)).getcolors(5000)) > 500, "a picture, not a plain sheet"


# Two that are drawn fast stand for all: each takes the same paper, pens and shadows.
@pytest.mark.parametrize("name", ["brackwater", "chechnya-letter"])
def test_a_file_is_what_the_program_draws(name):
    drawn = demo_pictures.draw(name)
    assert distance(drawn, kept(name)) < 2
    assert distance(drawn, kept("lower-fields")) > 20
