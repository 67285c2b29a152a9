"""A big newsroom, copied row by row inside PostgreSQL from one small one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

if TYPE_CHECKING:
    from django.db.models import Model

SECTIONS, PEOPLE, TOPICS, WRITERS = 10, 5_000, 300, 20
# A step of a path in the tree: four digits to the base 36 (`n` from 0 to 36^4 - 1).
_DIGIT = "substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (({n} / {by}) % 36 + 1)::int, 1)"
_OFTEN = "now() - (g % 4000) * interval '1 day' - interval '1 hour'"


def step(n: str) -> str:
    """SQL of the step for the SQL number `n`."""
    return " || ".join(_DIGIT.format(n=f"({n})", by=36**power) for power in (3, 2, 1, 0))


def copy_rows(row: Model, numbers: str, **changed: str) -> None:
    """Copy `row`'s own table row once for each number `g` of the SQL set `numbers`; columns in
    `changed` get that SQL expression in `g` in place of the value. The key is new unless named."""
    fields = row._meta.local_concrete_fields
    columns = [f.column for f in fields if not f.primary_key or f.column in changed]
    values = ", ".join(changed.get(name, f'source."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    key = fields[[f.primary_key for f in fields].index(True)].column
    table = row._meta.db_table
    # Names of columns and expressions of this file, nothing that comes from outside.
    sql = (
        f'INSERT INTO "{table}" ({names}) SELECT {values} '  # noqa: S608
        f'FROM "{table}" AS source, {numbers} AS g WHERE source."{key}" = {int(row.pk)}'
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)


def fill(stories: int) -> None:
    """Make `stories` stories with records, revisions and log entries, and tell the planner."""
    from tests.factories import make_article, make_section, make_user

    sections = [make_section(f"Section {n}") for n in range(SECTIONS)]
    writers = [make_user(f"writer{n}", group="Editors").pk for n in range(WRITERS)]
    people, topics = _people(), _topics()
    article = make_article(section=sections[0], live=True)
    with transaction.atomic():
        first = _pages(article, stories, sections, writers)
        _revisions(article, first, stories, writers)
        _records(article, first, stories, people, topics)
        _log(article, first, stories, writers)
        _findings(article, first, stories)
    _reset_sequences()
    _waiting(first, stories)
    _reset_sequences()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _people() -> int:
    from articles.enums import NamingStatus
    from tests.factories import make_person

    person = make_person(name="Demo Person", standing=NamingStatus.PUBLIC_FIGURE.value)
    name = "'Demo Person ' || g"
    key = "'demo person ' || g"
    slug = "'demo-person-' || g"
    copy_rows(person, f"generate_series(1, {PEOPLE})", name=name, name_key=key, slug=slug)
    return _first_copy(person)


def _topics() -> int:
    from tests.factories import make_topic

    topic = make_topic("Demo topic")
    name, slug = "'Demo topic ' || g", "'demo-topic-' || g"
    numbers = f"generate_series(1, {TOPICS})"
    copy_rows(topic, numbers, name=name, name_key="'demo topic ' || g", slug=slug)
    return _first_copy(topic)


def _first_copy(row: Model) -> int:
    key: int = type(row)._default_manager.filter(pk__gt=row.pk).order_by("pk")[0].pk
    return key


def _pick(keys: list[Any], by: str = "g") -> str:
    return f"(ARRAY[{', '.join(map(repr, keys))}])[1 + ({by}) % {len(keys)}]"


def _pages(article: Any, stories: int, sections: list[Any], writers: list[int]) -> int:
    """The rows of the tree and of the stories; the first key. One in ten is a draft."""
    from wagtail.models import Page

    first: int = Page.objects.order_by("-pk")[0].pk + 1
    revision = f"{_first_revision()} + g"
    numbers = f"generate_series(0, {stories - 1})"
    places = _pick([s.path for s in sections])
    place_urls = _pick([s.url_path for s in sections])
    live = "(g % 10 <> 7)"
    copy_rows(
        article.page_ptr,
        numbers,
        id=f"{first} + g",
        path=f"{places} || {step(f'g / {SECTIONS} + 1000')}",
        translation_key="gen_random_uuid()",
        title="'Demo story ' || g",
        draft_title="'Demo story ' || g",
        slug="'demo-story-' || g",
        url_path=f"{place_urls} || 'demo-story-' || g || '/'",
        owner_id=_pick(writers),
        live=live,
        has_unpublished_changes="(g % 10 IN (3, 7))",
        latest_revision_id=revision,
        live_revision_id=f"CASE WHEN {live} THEN {revision} END",
        first_published_at=f"CASE WHEN {live} THEN {_OFTEN} END",
        last_published_at=f"CASE WHEN {live} THEN {_OFTEN} END",
        latest_revision_created_at=_OFTEN,
    )
    address = "'/2020/01/02/demo-story-' || g || '/'"
    copy_rows(
        article,
        numbers,
        page_ptr_id=f"{first} + g",
        published_on="date '2010-01-01' + (g % 5000)::int",
        address=f"CASE WHEN {live} THEN {address} ELSE '' END",
    )
    for section in sections:
        Page.objects.filter(pk=section.pk).update(numchild=stories // SECTIONS + 1)
    return first


def _first_revision() -> int:
    from wagtail.models import Revision

    number: int = Revision.objects.order_by("-pk")[0].pk + 1
    return number


def _revisions(article: Any, first: int, stories: int, writers: list[int]) -> None:
    copy_rows(
        article.latest_revision,
        f"generate_series(0, {stories - 1})",
        id=f"{_first_revision()} + g",
        object_id=f"({first} + g)::text",
        object_str="'Demo story ' || g",
        user_id=_pick(writers, "g / 2"),
        created_at=_OFTEN,
        approved_go_live_at="CASE WHEN g % 1000 = 7 THEN now() + (g % 90) * interval '1 day' END",
    )


def _records(article: Any, first: int, stories: int, people: int, topics: int) -> None:
    """Two quotes, two people and two topics each. One quote in 500 is not found in its story."""
    from articles.models import PersonMention, Quote, TaggedArticle

    quote = Quote.objects.create(page=article, words="Demo words", person_id=people, anchored=True)
    mention = PersonMention.objects.create(page=article, person_id=people)
    tagged = TaggedArticle.objects.create(tag_id=topics, content_object=article)
    numbers = f"generate_series(0, {2 * stories - 1})"
    page, person = f"{first} + g / 2", f"{people} + (g * 7) % {PEOPLE}"
    found = "(g % 500 <> 3)"
    copy_rows(
        quote,
        numbers,
        page_id=page,
        uid="gen_random_uuid()",
        words="'Demo words ' || g",
        person_id=person,
        anchored=found,
    )
    copy_rows(mention, numbers, page_id=page, person_id=person)
    tag = f"{topics} + (g / 2 + (g % 2) * 11) % {TOPICS}"
    copy_rows(tagged, numbers, content_object_id=page, tag_id=tag)


def _log(article: Any, first: int, stories: int, writers: list[int]) -> None:
    """Three entries each, and a refusal for one story in 500."""
    from django.utils import timezone
    from wagtail.models import PageLogEntry

    now = timezone.now()
    entry = PageLogEntry.objects.log_action(article, "wagtail.edit", timestamp=now)
    refusal = PageLogEntry.objects.log_action(article, "article.refused", timestamp=now)
    common = {"uuid": "gen_random_uuid()", "user_id": _pick(writers), "label": "'Demo story'"}
    pages, each = f"generate_series(0, {3 * stories - 1})", f"{first} + g / 3"
    copy_rows(entry, pages, page_id=each, timestamp=_OFTEN, **common)
    few = f"generate_series(7, {stories - 1}, 500)"
    later = f"{_OFTEN} + interval '1 minute'"
    copy_rows(refusal, few, page_id=f"{first} + g", timestamp=later, **common)


def _findings(article: Any, first: int, stories: int) -> None:
    """A report of a reader for one story in 200."""
    from tests.factories.reports import make_report

    report = make_report(article=article)
    few = f"generate_series(0, {stories - 1}, 200)"
    digest = "md5(g::text) || md5('r' || g::text)"
    copy_rows(report, few, article_id=f"{first} + g", code_digest=digest, received_at=_OFTEN)


def _waiting(first: int, stories: int) -> None:
    """One draft in 50 waits for the first step of the workflow: as does one that was submitted."""
    from wagtail.models import TaskState, WorkflowState

    from articles.models import Topic
    from tests.factories import make_article, make_user

    story = make_article(topics=[Topic.objects.order_by("pk")[0]], title="Demo draft")
    state = story.get_workflow().start(story, make_user("submitter", group="Editors"))
    task = TaskState.objects.get(pk=state.current_task_state_id)
    few = f"generate_series(7, {stories - 1}, 500)"
    with transaction.atomic():
        next_task = f"{task.pk} + (g + 493) / 500"
        next_state = f"{state.pk} + (g + 493) / 500"
        copy_rows(
            WorkflowState.objects.get(pk=state.pk),
            few,
            id=next_state,
            object_id=f"({first} + g)::text",
            current_task_state_id=next_task,
            created_at=_OFTEN,
        )
        revision = f"(SELECT latest_revision_id FROM wagtailcore_page WHERE id = {first} + g)"  # noqa: S608
        copy_rows(
            task,
            few,
            id=next_task,
            workflow_state_id=next_state,
            revision_id=revision,
            started_at=_OFTEN,
        )


def _reset_sequences() -> None:
    """The keys that were written out count as taken."""
    from django.apps import apps
    from django.core.management.color import no_style

    models = [model for model in apps.get_models() if model._meta.managed]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)
