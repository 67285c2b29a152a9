"""The newsroom's own pictures and colours, as `selectors/site/face.py` names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.selectors.site.face import FACE_PICTURES, find_face_picture
from articles.selectors.site.page_frame import read_page_frame
from articles.syndication.accents import accent_sheet
from articles.syndication.cache_keys import FRAME
from articles.views.responses import answer_file

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def face_colours(request: HttpRequest, light: str, dark: str) -> HttpResponse:
    """The style sheet of the colours that its address names: it never changes."""
    sheet = accent_sheet(f"#{light}", f"#{dark}")
    return answer_file(request, sheet, "text/css; charset=utf-8", read_page_frame(), [FRAME])


@require_safe
def face_picture(request: HttpRequest, part: str, pk: str) -> HttpResponse:
    """Logo, icon or social picture, drawn to its size; 404 for a picture that is none now."""
    found = find_face_picture(part, int(pk))
    if found is None:
        raise Http404
    _, size = FACE_PICTURES[part]
    rendition = found.get_rendition(size)
    if not rendition.width:
        raise Http404
    with rendition.file.open() as file:
        content = file.read()
    return answer_file(request, content, "image/png", read_page_frame(), [FRAME])
