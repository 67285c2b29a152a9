"""Wagtail's widgets are data, and nothing of Wagtail's that we use brings a script of its own."""

import json
import re
from pathlib import Path

import pytest
import wagtail
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminPageChooser,
    AdminTimeInput,
)
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser

from articles.wagtail_compat.inline_scripts import STARTED, started_by

STARTER = Path(__file__).parents[2] / "static/editing/start_widgets.js"
WIDGETS = [
    AdminDateInput,
    AdminDateTimeInput,
    AdminDocumentChooser,
    AdminImageChooser,
    AdminPageChooser,
    AdminTaskChooser,
    AdminTimeInput,
]
# Templates of Wagtail's with a script in the page: widgets and panels that are replaced, and those
# of an app that is not installed. A new one fails here until it has a place.
KNOWN = {
    "wagtailadmin/panels/inline_panel.html",
    "wagtailadmin/panels/multiple_chooser_panel.html",
    "wagtailadmin/widgets/date_input.html",
    "wagtailadmin/widgets/datetime_input.html",
    "wagtailadmin/widgets/time_input.html",
    "wagtailsearchpromotions/add.html",
    "wagtailsearchpromotions/edit.html",
}
_SCRIPT = re.compile(
    r"<script(?![^>]*(?:src=|type=[\"\'](?:application/json|text/)(?!javascript)))[^>]*>", re.S
)


@pytest.mark.django_db
@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_is_data(widget):
    html = widget().render("field", None, {"id": "id_field"})
    assert not _SCRIPT.search(html), html
    name, args = re.search(
        r'<script data-start="(\w+)" type="application/json">(.*?)</script>', html
    ).groups()
    assert name in STARTED
    assert json.loads(args)[0] == "id_field"


def test_what_stands_in_the_data_cannot_end_it():
    html = started_by('new Chooser("id", {"title": "</script><script>alert(1)</script>"});')
    assert html.count("</script>") == 1
    assert "alert(1)" in json.loads(html[html.index(">") + 1 : html.index("</script>")])[1]["title"]


@pytest.mark.parametrize("script", ["alert(1);", "x = 1", 'new Chooser("a"); alert(1)'])
def test_nothing_else_is_started(script):
    with pytest.raises(ValueError):
        started_by(script)


def test_the_page_starts_the_same():
    assert tuple(re.findall(r'^    \["(\w+)", ', STARTER.read_text(), re.M)) == STARTED


def test_upstream_has_no_other_script_in_its_pages():
    root = Path(wagtail.__file__).parent
    found = {
        str(path).split("/templates/")[1]
        for path in root.rglob("templates/**/*.html")
        if _SCRIPT.search(path.read_text(encoding="utf-8")) and "/test" not in str(path)
    }
    assert found == KNOWN


def test_no_template_of_ours_has_one():
    root = Path(__file__).parents[2] / "templates"
    ours = [path for path in root.rglob("*.html") if _SCRIPT.search(path.read_text())]
    assert [path.name for path in ours] == ["structured_data.html"] or not ours
