"""The newsroom's name and face: one screen of the settings, seen by readers and in the admin."""

import json
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from articles.models import HomePage, PublicChange
from articles.models.sections import legible_on_dark, legible_on_light
from articles.services.site.newsroom_face import change_face
from articles.syndication import accents
from tests.factories import make_newsroom, make_user
from tests.factories.pictures import make_image
from tests.test_contrast import contrast, schemes

SHOWN = ("title", "tagline", "contact_email", "check_letters_after")
TEAL, PALE, RED = "#1a5f7a", "#8fc7de", "#9a1b2f"


@pytest.fixture
def administrator(newsroom):
    return make_user(group="Administrators", is_superuser=True)


def typed(**changes):
    """The form as it stands, with some fields changed."""
    home = HomePage.objects.get()
    form = {name: getattr(home, name) or "" for name in SHOWN}
    empty = dict.fromkeys(("logo", "icon", "social_picture", "accent", "accent_dark"), "")
    return {**form, **empty, "footer": json.dumps({"blocks": [], "entityMap": {}}), **changes}


def save(client, **changes):
    return client.post(reverse("newsroom_face"), typed(**changes))


# --- Colours --------------------------------------------------------------------------------------


def test_grounds_are_those_of_the_style_sheet():
    for scheme, one in (("light", accents.LIGHT), ("dark", accents.DARK)):
        values = schemes()[scheme]
        assert one.grounds == (values["--ground"], values["--raised"])
        assert accents.contrast(*one.grounds) == pytest.approx(contrast(*one.grounds))


@pytest.mark.parametrize("colour", ["#ffcc00", "#e0607a", "#ffffff", "#c06000"])
def test_a_colour_that_cannot_be_read_is_refused(colour):
    with pytest.raises(ValidationError, match=r"has to be 4\.5:1\. Choose a darker one"):
        legible_on_light(colour)


def test_in_the_dark_the_other_way_round():
    legible_on_dark("#ffcc00")
    with pytest.raises(ValidationError, match="Choose a lighter one"):
        legible_on_dark(RED)


@pytest.mark.parametrize("typed_colour", ["red", "#12345", "#1234567", "1a5f7a", "#12g45a", "{}"])
def test_what_is_no_colour_is_named(typed_colour):
    with pytest.raises(ValidationError, match="six digits"):
        legible_on_light(typed_colour)


@pytest.mark.parametrize("colour", [TEAL, RED, "#000000", "#0000ff", "#005500"])
def test_the_shade_for_the_dark_can_be_read(colour):
    shade = accents.lighter_shade(colour)
    assert accents.least_contrast(shade, accents.DARK) >= 4.5
    legible_on_dark(shade)


# --- The screen -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_one_screen_changes_name_logo_and_colour(client, administrator):
    client.force_login(administrator)
    logo, social = make_image("Logo", size=(960, 240)), make_image("Social", size=(1300, 700))
    response = save(
        client,
        title="The Lantern",
        logo=logo.pk,
        social_picture=social.pk,
        accent=TEAL.upper(),
        logo_has_name="on",
    )
    assert response.status_code == 302, response.context["form"].errors.as_json()
    page = client.get("/").content.decode()
    assert f'src="/face/logo-{logo.pk}.png" alt="The Lantern" width="480" height="120"' in page
    assert f'<link rel="icon" href="/face/icon-{logo.pk}.png"' in page
    assert f'<link rel="apple-touch-icon" href="/face/touch-{logo.pk}.png"' in page
    assert f'/face/social-{social.pk}.png">' in page
    assert f'content="{TEAL}" media="(prefers-color-scheme: light)"' in page
    assert f"/face/logo-{logo.pk}.png" in re.search(r"ld\+json\">(.*?)</script>", page)[1]
    (sheet,) = re.findall(r'href="(/face/[0-9a-f-]+\.css)"', page)
    styles = client.get(sheet)
    assert styles.headers["Content-Type"].startswith("text/css")
    assert f"--accent: {TEAL};" in styles.content.decode()
    assert accents.lighter_shade(TEAL) in styles.content.decode()
    for name, size in (("logo", (480, 120)), ("icon", (64, 64)), ("touch", (180, 180))):
        picture = client.get(f"/face/{name}-{logo.pk}.png")
        assert picture.headers["Content-Type"] == "image/png"
        assert png_size(picture.content) == size
    assert png_size(client.get(f"/face/social-{social.pk}.png").content) == (1200, 630)


def png_size(content):
    assert content.startswith(b"\x89PNG")
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


@pytest.mark.django_db
def test_a_colour_that_cannot_be_read_changes_nothing(client, administrator):
    client.force_login(administrator)
    response = save(client, title="Elsewhere", accent="#ffcc00")
    assert response.status_code == 400
    assert "hard to read on the light pages" in response.content.decode()
    assert HomePage.objects.get().title != "Elsewhere"


@pytest.mark.django_db
def test_a_draft_of_the_front_page_stays_a_draft_and_takes_the_face(administrator):
    home = make_newsroom()
    home.contact_email = "waiting@example.org"
    home.save_revision()
    home = change_face(changes={"title": "The Lantern", "accent": TEAL}, user=administrator)
    assert (home.title, home.accent, home.contact_email) == ("The Lantern", TEAL, "")
    assert home.has_unpublished_changes
    draft = home.get_latest_revision_as_object()
    assert (draft.title, draft.accent) == ("The Lantern", TEAL)
    assert draft.contact_email == "waiting@example.org"


@pytest.mark.django_db
def test_caches_are_told(administrator):
    before = PublicChange.objects.count()
    change_face(changes={"accent": TEAL}, user=administrator)
    assert PublicChange.objects.count() > before


@pytest.mark.django_db
def test_only_administrators(client, newsroom):
    moderator = make_user(group="Moderators")
    with pytest.raises(PermissionDenied):
        change_face(changes={"title": "Mine"}, user=moderator)
    client.force_login(moderator)
    assert client.get(reverse("newsroom_face")).status_code == 302
    assert HomePage.objects.get().title != "Mine"


@pytest.mark.django_db
def test_no_other_picture_can_be_had_here(client, newsroom):
    logo, other = make_image("Logo"), make_image("A source")
    HomePage.objects.update(logo=logo)
    assert client.get(f"/face/logo-{logo.pk}.png").status_code == 200
    assert client.get(f"/face/logo-{other.pk}.png").status_code == 404
    assert client.get(f"/face/social-{logo.pk}.png").status_code == 404


@pytest.mark.django_db
def test_the_admin_shows_name_and_icon(client, administrator):
    logo = make_image("Logo")
    change_face(changes={"title": "The <Lantern>", "logo": logo}, user=administrator)
    page = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Sign in to The &lt;Lantern&gt;" in page
    assert f"/face/logo-{logo.pk}.png" in page
    client.force_login(administrator)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert re.search(r"<title>[^<]* - The &lt;Lantern&gt;</title>", page)
    assert f'<img src="/face/icon-{logo.pk}.png" alt="The &lt;Lantern&gt;"' in page
    assert f'<link rel="icon" href="/face/icon-{logo.pk}.png"' in page
