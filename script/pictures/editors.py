"""The pictures of docs/editors, from a demo newsroom in which something is to be done."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsroom import PROGRAM, PROJECT, newsroom, person, sign_in
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = PROJECT / "docs" / "editors" / "images"
WIDTH, HEIGHT = 1180, 760


@dataclass(frozen=True)
class Picture:
    """`name` of the file, `path` of the screen, `who` looks at it; `part` is the heading at which
    the picture begins, where that is further down."""

    name: str
    path: Callable[[dict[str, Any]], str]
    who: str = "moderator"
    part: str = ""


PICTURES = (
    Picture("home", lambda made: "/admin/"),
    Picture("writing", lambda made: f"/admin/pages/{made['draft']}/edit/"),
    Picture("reading", lambda made: f"/admin/stories/{made['draft']}/read/"),
    Picture("fact-check", lambda made: f"/admin/stories/{made['live']}/fact-check/"),
    Picture("quotes", lambda made: "/admin/quotes/"),
    Picture("check", lambda made: f"/admin/stories/{made['waiting']}/checks/copy_edit/"),
    Picture("publish-step", lambda made: f"/admin/stories/{made['last']}/publish/"),
    Picture("fast-lane", lambda made: f"/admin/stories/{made['draft']}/publish-fast/"),
    Picture("reader-reports", lambda made: "/admin/reader-reports/?state=open"),
    Picture("embargo", lambda made: f"/admin/stories/{made['draft']}/embargo/", "administrator"),
    Picture("corrections", lambda made: f"/admin/stories/{made['live']}/corrections/new/"),
    Picture("killing", lambda made: f"/admin/stories/{made['live']}/kill/"),
    Picture("merging", lambda made: f"/admin/records/person/merge/?id={made['people']}"),
    Picture("consent", lambda made: f"/admin/people/{made['person']}/consent/"),
    Picture(
        "document-steps",
        lambda made: f"/admin/snippets/articles/sourcedocument/edit/{made['document']}/",
        part="What happened next",
    ),
    Picture("topics", lambda made: "/admin/snippets/articles/topic/"),
    Picture("invitation", lambda made: "/admin/invitations/", "administrator"),
    Picture("history", lambda made: "/admin/reports/site-history/"),
    Picture("second-factor", lambda made: "/admin/sign-in/set-up/"),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with newsroom() as address, sync_playwright() as driver:
        made = set_the_scene()
        browser = driver.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        for who in ("moderator", "administrator"):
            page = browser.new_page(
                base_url=address, viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB"
            )
            sign_in(page, address, who)
            for picture in PICTURES:
                if picture.who == who:
                    page.goto(picture.path(made))
                    page.wait_for_load_state("networkidle")
                    if picture.part:
                        heading = page.get_by_role("heading", name=picture.part)
                        heading.first.evaluate("heading => heading.scrollIntoView()")
                    keep(picture.name, page.screenshot())
        browser.close()


def keep(name: str, data: bytes) -> None:
    """As few bytes as a picture of a screen needs: 64 colours."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture.quantize(64).save(FOLDER / f"{name}.png", optimize=True)
    print(f"docs/editors/images/{name}.png")


def set_the_scene() -> dict[str, Any]:
    """People, drafts, something that waits and something that goes out tomorrow."""
    from django.utils import timezone

    from articles.models import ArticlePage, Person

    moderator = person("moderator", "Mara Demo", "Moderators")
    person("administrator", "Ada Demo", "Administrators")
    editor = person("editor", "Ned Demo", "Editors")
    live = max(ArticlePage.objects.published(), key=lambda story: story.quotes.count())
    drafts = [_copy(story, editor) for story in ArticlePage.objects.published()[:3]]
    drafts[0].get_workflow().start(drafts[0], editor)
    soon = drafts[1].get_latest_revision_as_object()
    soon.go_live_at = timezone.now() + datetime.timedelta(days=1)
    revision = soon.save_revision(user=editor)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=soon.go_live_at)
    ArticlePage.objects.filter(pk=drafts[2].pk).update(owner=moderator)
    last = _at_its_last_step(live, editor, moderator)
    _report(ArticlePage.objects.published()[:3])
    people = Person.objects.order_by("pk")[:2]
    return {
        "live": live.pk,
        "draft": drafts[2].pk,
        "waiting": drafts[0].pk,
        "last": last.pk,
        "person": people[0].pk,
        "document": _letter_with_steps(),
        "people": "&id=".join(str(one.pk) for one in people),
    }


def _copy(story: Any, editor: Any, slug: str = "draft") -> Any:
    attributes = {"title": f"Demo draft: {story.title}", "slug": f"{slug}-{story.pk}"}
    copy = story.copy(update_attrs=attributes, keep_live=False, user=editor)
    copy.get_latest_revision_as_object().save_revision(user=editor)
    return type(copy).objects.get(pk=copy.pk)


def _at_its_last_step(story: Any, editor: Any, moderator: Any) -> Any:
    """A draft that has passed all its checks and waits to be published."""
    from django.utils import timezone

    from articles.enums import CheckKind, CheckOutcome
    from articles.models import Check
    from articles.services.review.verifications import vouch_for_quotes

    draft, now = _copy(story, editor, slug="last"), timezone.now()
    vouch_for_quotes(article=draft, user=moderator, note="Seen in the source.", now=now)
    notes = {CheckKind.COPY_EDIT: "Numbers compared with the court's own list."}
    for kind in CheckKind:
        Check.objects.record(
            revision=draft.get_latest_revision(),
            kind=kind,
            outcome=CheckOutcome.PASSED,
            user=moderator,
            now=now,
            note=notes.get(kind, ""),
        )
    draft.get_workflow().start(draft, editor)
    return draft


def _letter_with_steps() -> int:
    """The key of an invented letter that was sent, and answered in time."""
    from articles.models import DocumentStatus, SourceDocument

    letter = SourceDocument.objects.create(
        name="Demo: Letter of the ferry crews to the harbour board",
        kind="letter",
        date_edtf="2026-10-05",
        description="Demo: an invented letter.",
    )
    for kind, date, note in (
        ("sent", "2026-10-05", "by eleven crews"),
        ("deadline", "2026-11-02", ""),
        ("answered", "2026-10-28", "the board meets the crews in November"),
    ):
        DocumentStatus.objects.create(document=letter, kind=kind, date_edtf=date, note=note)
    return int(letter.pk)


def _report(stories: Any) -> None:
    """What readers wrote."""
    from django.utils import timezone

    from articles.enums import ReportKind
    from articles.services.reader_reports import send_report

    texts = {
        ReportKind.ERROR: "The hearing was on a Tuesday. I was there.",
        ReportKind.SAFETY: "The street in the third paragraph is where her family lives.",
        ReportKind.OTHER: "The link to the letter leads nowhere.",
    }
    for story, (kind, text) in zip(stories, texts.items(), strict=False):
        send_report(article_id=story.pk, kind=kind, text=text, now=timezone.now())


if __name__ == "__main__":
    main()
