"""Templates: small, free of anything inline, and each component prints what it is given."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from tests.template_components import COMPONENTS

ROOT = Path(settings.BASE_DIR) / "templates"
PUBLIC = [
    path
    for path in sorted(ROOT.rglob("*.html"))
    if not {"wagtailadmin", "wagtailcore", "emails", "editing"} & set(path.relative_to(ROOT).parts)
]
SMALL = [path for path in PUBLIC if path.parent.name in ("components", "blocks", "navigation")]
# A block of data is no script: nothing runs it, and the policy does not concern it.
INLINE = re.compile(
    r"(?i)<style|<script(?![^>]*\bsrc=)(?! type=\"application/ld\+json\">)"
    r"|\sstyle=|\son[a-z]+=|javascript:"
)
# What a browser asks for by itself; links that a reader may follow are no requests.
FOREIGN = re.compile(r"""(?:(?:src|srcset)=|<link[^>]*href=)["'](?:https?:)?//""")


def names(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


def test_every_component_is_tested():
    assert set(names(SMALL)) == set(COMPONENTS)


@pytest.mark.parametrize("name", COMPONENTS)
def test_component(name):
    context, expected = COMPONENTS[name]
    html = get_template(name).render(context)
    missing = [words for words in expected if words not in html]
    assert not missing, html


@pytest.mark.parametrize("path", PUBLIC, ids=names(PUBLIC))
def test_template_keeps_the_rules(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert not INLINE.search(text), "the policy of the public site refuses anything inline"
    assert not FOREIGN.search(text), "readers ask nobody else"
    get_template(str(path.relative_to(ROOT)))


def test_a_block_without_its_picture_prints_nothing():
    assert get_template("articles/blocks/figure.html").render({"picture": None}).strip() == ""


def test_stylesheets_ask_nobody_else():
    sheets = list((Path(settings.BASE_DIR) / "static" / "css").rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "http://" not in text and "https://" not in text and "@import" not in text, sheet
