"""What is covered in a picture is gone, and nothing else changes."""

import io

import pytest
from PIL import Image

from articles.safety.covering import COVER, PIXELATE, CoverMark, cover
from articles.safety.pictures import UnsafePicture


def noisy(size=(200, 100), format_="PNG"):
    """Every pixel has its own colour."""
    picture = Image.effect_noise(size, 100).convert("RGB")
    target = io.BytesIO()
    picture.save(target, format=format_)
    return target.getvalue()


def pixels(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


LEFT_HALF = CoverMark(COVER, 0, 0, 0.5, 1)


def test_a_rectangle_is_filled_and_the_rest_is_as_it_was():
    data = noisy()
    made = pixels(cover(data, [LEFT_HALF]).data)
    assert made.crop((0, 0, 100, 100)).getcolors() == [(10_000, (40, 40, 40))]
    rest = (101, 0, 200, 100)
    assert made.crop(rest).tobytes() == pixels(data).crop(rest).tobytes()


def test_what_is_made_unrecognisable_has_a_few_tiles_of_a_few_values():
    made = pixels(cover(noisy(), [CoverMark(PIXELATE, 0, 0, 0.5, 1)]).data)
    colours = made.crop((0, 0, 100, 100)).getcolors(1000)
    assert colours is not None
    assert len(colours) <= 36
    assert {value % 16 for _count, colour in colours for value in colour} == {8}


@pytest.mark.parametrize("how", [COVER, PIXELATE])
def test_a_stroke_of_the_brush_covers_its_way(how):
    data = noisy()
    mark = CoverMark(how, points=((0.1, 0.5), (0.9, 0.5)), radius=0.05)
    made, before = pixels(cover(data, [mark]).data), pixels(data)
    line = [(x, 50) for x in range(20, 180)]
    same = sum(made.getpixel(one) == before.getpixel(one) for one in line)
    assert same <= 3
    assert made.getpixel((100, 5)) == before.getpixel((100, 5))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_the_format_stays_and_so_does_the_size(format_):
    made = cover(noisy(format_=format_), [LEFT_HALF])
    assert (made.format, made.width, made.height) == (format_, 200, 100)
    # Nothing shines through, whatever the encoder does.
    middle = pixels(made.data).crop((20, 20, 80, 80)).getextrema()
    assert all(high - low <= 6 for low, high in middle)


def test_a_mark_across_the_edge_covers_what_is_inside():
    made = pixels(cover(noisy(), [CoverMark(COVER, -0.5, -0.5, 1, 1)]).data)
    assert made.getpixel((0, 0)) == (40, 40, 40)


@pytest.mark.parametrize(
    "marks",
    [[], [LEFT_HALF] * 201, [CoverMark(COVER, 1.5, 0, 0.1, 0.1)]],
    ids=["none", "many", "off"],
)
def test_marks_that_cover_nothing_are_refused(marks):
    with pytest.raises(UnsafePicture):
        cover(noisy(), marks)
