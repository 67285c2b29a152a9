"""What a filtered list is called: "Stories about Chechnya and Torture, 2017"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.filters.cases import CaseFilter
from articles.filters.corrections import CorrectionFilter
from articles.filters.correspondence import CorrespondenceFilter
from articles.filters.fields import day_in_words
from articles.filters.quotes import QuoteFilter
from articles.filters.records import RecordFilter
from articles.filters.stories import StoryFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.filters.base import Filter

    # The names of records, by parameter and last part of their address.
    type Names = Mapping[tuple[str, str], str]

# How a list of records says to whom or what it belongs.
_RECORD_WORDS = {"People": "at", "Documents": "involving", "Places": "in"}

_PLURALS = {
    "letter": "Letters",
    "resolution": "Resolutions",
    "bill": "Bills",
    "report": "Reports",
    "statement": "Statements",
    "court_filing": "Court filings",
    "other": "Other documents",
}


def describe_filter(wanted: Filter, names: Names) -> str:
    """The list in words. Of a record that is not in `names` the last part of its address is
    printed."""
    if isinstance(wanted, CorrespondenceFilter):
        return _correspondence(wanted, names)
    return " ".join(_parts(wanted, names)) + _when(wanted)


def _parts(wanted: Filter, names: Names) -> Iterable[str]:
    if isinstance(wanted, StoryFilter):
        return "Stories", *_story_parts(wanted, names)
    if isinstance(wanted, RecordFilter):
        return wanted.called, *_record_parts(wanted, names)
    if isinstance(wanted, CaseFilter):
        return "Cases", *_case_parts(wanted, names)
    if isinstance(wanted, CorrectionFilter):
        return "Corrections", *_kind_parts(wanted)
    if isinstance(wanted, QuoteFilter):
        return "Quotes", *_quote_parts(wanted, names)
    raise TypeError(wanted)


def _story_parts(wanted: StoryFilter, names: Names) -> Iterable[str]:
    if wanted.topics:
        yield f"about {_topics(wanted.topics, names)}"
    named = [
        _name(names, parameter, slug)
        for parameter, slug in (("person", wanted.person), ("organization", wanted.organization))
        if slug
    ]
    if named:
        yield f"that name {_and(named)}"
    if wanted.document:
        yield f"on {_name(names, 'document', wanted.document)}"
    if wanted.place:
        yield f"from {_name(names, 'place', wanted.place)}"
    if wanted.section:
        yield f"in {_name(names, 'section', wanted.section)}"


def _case_parts(wanted: CaseFilter, names: Names) -> Iterable[str]:
    if wanted.topic:
        yield f"about {_name(names, 'topic', wanted.topic)}"
    if wanted.organization:
        yield f"before {_name(names, 'organization', wanted.organization)}"
    if wanted.place:
        yield f"in {_name(names, 'place', wanted.place)}"
    if wanted.status:
        says = next(one.says for one in wanted.active() if one.parameter == "status")
        yield f"({says[:1].lower()}{says[1:]})"


def _quote_parts(wanted: QuoteFilter, names: Names) -> Iterable[str]:
    speakers = [
        _name(names, parameter, slug)
        for parameter, slug in (
            ("speaker", wanted.speaker),
            ("organization", wanted.organization),
        )
        if slug
    ]
    if speakers:
        yield f"by {_and(speakers)}"
    elif wanted.said_by:
        said_by = next(one.says for one in wanted.active() if one.parameter == "said_by")
        yield f"from {said_by[:1].lower()}{said_by[1:]}"
    yield from _heard_parts(wanted, names)
    if wanted.document:
        yield f"in {_name(names, 'document', wanted.document)}"
    if wanted.topics:
        yield f"about {_topics(wanted.topics, names)}"
    if wanted.medium:
        yield f"({wanted.medium})"


def _correspondence(wanted: CorrespondenceFilter, names: Names) -> str:
    says = {one.parameter: one.says for one in wanted.active()}
    sent = [
        _name(names, parameter, slug)
        for parameter, slug in (("person", wanted.person), ("organization", wanted.organization))
        if slug
    ]
    parts = [_PLURALS[wanted.kind] if wanted.kind else "Letters" if sent else "Documents"]
    if sent:
        parts.append(f"to {_and(sent)}")
    if wanted.topics:
        parts.append(f"about {_topics(wanted.topics, names)}")
    if not says:
        return "Awaiting answers"
    what = says["state"].lower() if "state" in says else "what happened next"
    return f"{' '.join(parts)}{_when(wanted)}: {what}"


def _record_parts(wanted: RecordFilter, names: Names) -> Iterable[str]:
    active = [one for one in wanted.active() if one.parameter != "kind"]
    if active:
        named = [_name(names, one.parameter, one.value) for one in active]
        yield f"{_RECORD_WORDS[wanted.called]} {_and(named)}"
    yield from _kind_parts(wanted)


def _kind_parts(wanted: Filter) -> Iterable[str]:
    kind = next((one.says for one in wanted.active() if one.parameter == "kind"), "")
    if kind:
        yield f"({kind.lower()})"


def _heard_parts(wanted: QuoteFilter, names: Names) -> Iterable[str]:
    says = {one.parameter: one.says for one in wanted.active()}
    if wanted.heard:
        heard = says["heard"]
        yield f"({heard[:1].lower()}{heard[1:]})"
    if wanted.party:
        yield f"({_name(names, 'party', wanted.party)})"
    if wanted.country:
        yield f"({_name(names, 'country', wanted.country)})"
    if wanted.unrecorded:
        yield f"({says['unrecorded'].lower()} not recorded)"


def _when(wanted: Filter) -> str:
    year: int | None = getattr(wanted, "year", None)
    said = [f"{year:04d}"] if year else []
    if isinstance(wanted, StoryFilter):
        if wanted.from_day:
            said.append(f"from {day_in_words(wanted.from_day)}")
        if wanted.to_day:
            said.append(f"until {day_in_words(wanted.to_day)}")
        if wanted.updated_since:
            said.append(f"updated since {day_in_words(wanted.updated_since)}")
    return "".join(f", {part}" for part in said)


def _topics(slugs: Iterable[str], names: Names) -> str:
    return _and([_name(names, "topic", slug) for slug in slugs])


def _name(names: Names, parameter: str, slug: str) -> str:
    return names.get((parameter, slug), slug)


def _and(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
