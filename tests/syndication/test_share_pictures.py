"""Words are drawn whole, or end at a word, or are left out: never as empty boxes."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, ImageChops

from articles.syndication.lettering import Face, Lettering, break_lines, is_right_to_left
from articles.syndication.share_pictures import HEIGHT, WIDTH, ShareWords, draw_share_picture

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
SYSTEM = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")
LONG = "Words that go on " * 60


def face(name):
    return Face((FONTS / f"source-serif-4-{name}-normal.woff2").read_bytes())


@pytest.fixture(scope="module")
def own():
    return Lettering([face("latin-600"), face("latin-ext-600")])


def ink(said, lettering):
    """Where there is more than on an empty picture, between kicker and foot."""
    picture = Image.open(io.BytesIO(draw_share_picture(said, lettering))).convert("L")
    assert picture.size == (WIDTH, HEIGHT)
    area = picture.crop((0, 130, WIDTH, 530))
    return ImageChops.difference(area, Image.new("L", area.size, 250)).point(
        lambda value: 255 * (value > 60)
    )


@pytest.mark.parametrize("words", ["Łódź, Žižkov, açık", LONG, "Wort" * 100, "“Señor” – naïve"])
def test_words_stay_within_the_picture(own, words):
    left, top, right, bottom = ink(ShareWords(words, "Site"), own).getbbox()
    assert left >= 60 and right <= WIDTH - 60
    assert top > 5 and bottom < 399


def test_a_letter_may_come_from_another_face(own):
    assert own.can_draw("Łódź")
    assert not Lettering([face("latin-600")]).can_draw("Łódź")
    assert own.width("Łódź", 60) > own.width("ódź", 60)


def test_what_no_face_has_is_left_out(own):
    for words in ("記者", "الصحفيون", "Name \U0001f600"):
        assert not own.can_draw(words)
        hidden = draw_share_picture(ShareWords(words, "The Site"), own)
        assert hidden == draw_share_picture(ShareWords("", "The Site"), own)
    nothing = ink(ShareWords("記者", "記者", label="記者", note="記者"), own)
    assert nothing.getbbox() is None


@pytest.mark.skipif(not SYSTEM.exists(), reason="no face of this system has Arabic letters")
def test_words_from_right_to_left_begin_at_the_right():
    lettering = Lettering([face("latin-600"), Face(SYSTEM.read_bytes())])
    left, _, right, _ = ink(ShareWords("الصحفيون", "Site"), lettering).getbbox()
    assert right > WIDTH - 90 and left > WIDTH / 3
    assert is_right_to_left("«السلام» Peace") and not is_right_to_left("Peace «السلام»")


def fits(width):
    return lambda line: len(line) <= width


def test_lines_end_at_words_and_say_that_they_end():
    assert break_lines("one two three", fits(7), 9) == (["one two", "three"], True)
    assert break_lines("one two, three four", fits(9), 1) == (["one two…"], False)
    assert break_lines("onetwothree", fits(4), 9) == (["onet", "woth", "ree"], True)
    assert break_lines("記者たちは求める", fits(3), 9) == (["記者た", "ちは求", "める"], True)
    assert break_lines("", fits(3), 9) == ([], True)
