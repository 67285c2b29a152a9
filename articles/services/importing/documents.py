"""Source documents of the record, with authors, addressees and signatories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles import dates
from articles.models import SourceDocument
from articles.services.importing import words
from articles.services.importing.making import candidates_by_key
from articles.services.importing.record_file import as_list
from articles.text import name_key

if TYPE_CHECKING:
    from articles.services.importing.making import Making


def make_documents(making: Making) -> None:
    """Match each document by title, kind and date, else make it."""
    rows = making.record.rows("documents")
    titles = {row["id"]: document_title(making, row) for row in rows}
    known = candidates_by_key(SourceDocument, list(titles.values()))
    for row in rows:
        title, date, kind = titles[row["id"]], _date(row), _kind(row)
        same_title = known.get(name_key(title), [])
        document = next(
            (one for one in same_title if (one.date_edtf, one.kind) == (date, kind)), None
        )
        is_new = document is None
        if document is None:
            document = _create(making, row, title)
        making.documents[row["id"]] = document
        making.keep("document", document, is_new=is_new)


def document_title(making: Making, row: dict[str, Any]) -> str:
    """The record's title, or one made of what the document is, from whom, to whom, and when."""
    if row.get("title"):
        return str(row["title"])
    parts = [_kind(row).replace("_", " ").capitalize()]
    authors = _names(making, _authors(row)) or _signed_by(making, row)
    if authors:
        parts.append(f"{'from' if _kind(row) == 'letter' else 'of'} {_listed(authors)}")
    addressees = _names(making, as_list(row.get("addressee")))
    if addressees:
        parts.append(f"to {_listed(addressees)}")
    title = " ".join(parts)
    if row.get("number"):
        title += f" {row['number']}"
    when = dates.describe(_date(row))
    return (f"{title}, {when}" if when else title)[:255]


def _signed_by(making: Making, row: dict[str, Any]) -> list[str]:
    signed = as_list(row.get("signatories_named"))
    names = _names(making, signed)
    others = _other_signatories(row) + len(signed) - len(names)
    if others:
        names.append(f"{others} {'others' if names else 'people'}")
    return names


def _names(making: Making, references: list[str]) -> list[str]:
    """Of those who may be named; a title is public, and becomes an address."""
    return [name for one in references if (name := making.public_name_of(one))]


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def _kind(row: dict[str, Any]) -> str:
    return words.document_kind(str(row.get("type") or ""))


def _date(row: dict[str, Any]) -> str:
    return str(row.get("date") or row.get("adopted") or "")


def _authors(row: dict[str, Any]) -> list[str]:
    keys = ("author", "organization", "body")
    return [one for key in keys for one in as_list(row.get(key))]


def _other_signatories(row: dict[str, Any]) -> int:
    return int((row.get("signatories_other") or {}).get("count") or 0)


def _create(making: Making, row: dict[str, Any], title: str) -> SourceDocument:
    document = SourceDocument(
        name=title,
        kind=_kind(row),
        date_edtf=_date(row),
        date_as_said=str(row.get("as_said") or ""),
        number=str(row.get("number") or ""),
        description=str(row.get("description") or ""),
        excerpt=str(row.get("excerpt") or ""),
        other_signatories=_other_signatories(row),
        url=str(row.get("url") or ""),
        archived_url=str(row.get("archived_url") or ""),
    )
    for relation, references in (
        ("authors", _authors(row)),
        ("addressees", as_list(row.get("addressee"))),
        ("signatures", as_list(row.get("signatories_named"))),
    ):
        unique = dict.fromkeys(references)
        rows = [(making.party(one), making.words.get(one, "")) for one in unique]
        for order, (party, described_as) in enumerate(rows):
            getattr(document, relation).create(sort_order=order, described_as=described_as, **party)
    for status in row.get("statuses") or ():
        document.statuses.create(
            kind=status["kind"],
            date_edtf=status["date"],
            note=str(status.get("note") or ""),
            url=str(status.get("url") or ""),
        )
    document.save()
    if not row.get("title"):
        making.report.note(f"The record gives this document no title; it was called “{title}”.")
    return document
