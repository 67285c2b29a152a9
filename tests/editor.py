"""What a browser would send back from Wagtail's page editor."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield


def edit_url(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def form_data(client, article, *, text=None, url=None, **changes):
    """All that the edit screen of the story holds, with the body's text and other fields
    changed."""
    response = client.get(url or edit_url(article))
    assert response.status_code == 200, response
    soup = BeautifulSoup(response.content, "html.parser")
    return {**form_of(soup, response.context["form"].instance, text=text), **changes}


def form_of(soup, draft, *, text=None):
    """All that the form on this screen of `draft` holds."""
    form = soup.find("form", id="page-edit-form")
    data = {}
    # Not by a CSS selector, which takes longer than reading the whole page.
    for field in form.find_all(["input", "textarea", "select"], attrs={"name": True}):
        if "__prefix__" not in field["name"] and _is_sent(field):
            data[field["name"]] = _value(field)
    data.update(nested_form_data({"body": _body(draft, text)}))
    return data


def _body(draft, text):
    blocks = []
    for block in draft.body:
        assert block.block_type == "text", "this helper knows text blocks only"
        blocks.append((block.block_type, rich_text(text or block.value.source, features=["bold"])))
    return {
        **streamfield(blocks),
        **{str(place): _block(block, draft, place) for place, block in enumerate(blocks)},
    }


def _block(block, draft, place):
    kind, value = block
    return {
        "value": value,
        "type": kind,
        "deleted": "",
        "order": str(place),
        "id": str(draft.body[place].id),
    }


def _is_sent(field):
    kind = field.get("type")
    if kind in ("submit", "button", "file", "image") or field.has_attr("disabled"):
        return False
    return kind not in ("checkbox", "radio") or field.has_attr("checked")


def _value(field):
    if field.name == "textarea":
        return field.text.removeprefix("\n")
    if field.name == "select":
        chosen = field.find("option", selected=True) or field.find("option")
        return chosen["value"] if chosen else ""
    return field.get("value", "on" if field.get("type") == "checkbox" else "")


def messages_of(response):
    """The messages that the admin shows next, as one text."""
    return " ".join(str(message) for message in response.context["messages"])
