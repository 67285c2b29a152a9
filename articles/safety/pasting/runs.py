"""Words with their emphasis and links, as one line of a story's HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import groupby

from articles.text import clean_text

BREAK = "\n"
_SPACE = r"[ \t\r\f\u2000-\u200a\u3000]"
_SPACES = re.compile(rf"{_SPACE}*\u00a0?{_SPACE}+\u00a0*")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]'’]")


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set, and where they lead to."""

    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class StyledRun:
    """Words of one style; a line break is a run of its own."""

    text: str
    style: Style


def write_runs(runs: list[StyledRun], *, emphasis: bool = True) -> list[str]:
    """One piece of HTML per paragraph: two line breaks in a row part paragraphs."""
    return [html for group in _paragraphs(runs) if (html := _write(_tidy(group), emphasis))]


def link_addresses(text: str) -> list[StyledRun]:
    """Plain text whose web addresses are links."""
    runs, at = [], 0
    for found in _ADDRESS.finditer(text):
        runs.append(StyledRun(text[at : found.start()], Style()))
        runs.append(StyledRun(found[0], Style(link=found[0])))
        at = found.end()
    return [run for run in (*runs, StyledRun(text[at:], Style())) if run.text]


def _paragraphs(runs: list[StyledRun]) -> list[list[StyledRun]]:
    groups: list[list[StyledRun]] = [[]]
    for run in runs:
        if run.text == BREAK and _ends_in_break(groups[-1]):
            groups.append([])
        elif run.text != BREAK or any(one.text.strip() for one in groups[-1]):
            groups[-1].append(run)
    return groups


def _ends_in_break(group: list[StyledRun]) -> bool:
    for run in reversed(group):
        if run.text == BREAK:
            return True
        if run.text.strip():
            return False
    return False


def _tidy(runs: list[StyledRun]) -> list[StyledRun]:
    """Neighbours of one style together, white space as a browser shows it."""
    found: list[StyledRun] = []
    spaced = True  # white space at the start of a line is not shown
    for style, group in groupby(runs, key=lambda run: None if run.text == BREAK else run.style):
        if style is None:
            found = _without_end(found)
            found.append(StyledRun(BREAK, Style()))
            spaced = True
            continue
        text = clean_text("".join(run.text for run in group)).replace("\n", " ")
        text = _SPACES.sub(" ", text)
        if spaced:
            text = text.lstrip(" \u00a0")
        if text:
            found.append(StyledRun(text, style))
            spaced = text.endswith(" ")
    found = _without_end(found)
    while found and found[-1].text == BREAK:
        found = _without_end(found[:-1])
    return found


def _without_end(runs: list[StyledRun]) -> list[StyledRun]:
    """Without the white space at the end of a line."""
    runs = list(runs)
    while runs and runs[-1].text != BREAK:
        text = runs[-1].text.rstrip(" \u00a0")
        if text:
            runs[-1] = StyledRun(text, runs[-1].style)
            break
        runs.pop()
    return runs


def _write(runs: list[StyledRun], emphasis: bool) -> str:
    pieces = []
    for link, group in groupby(runs, key=lambda run: run.style.link):
        inside = "".join(_emphasised(run, emphasis) for run in group)
        words = inside.strip()
        if link and words:
            before, after = inside.partition(words)[0], inside.rpartition(words)[2]
            pieces.append(f'{before}<a href="{escape(link)}">{words}</a>{after}')
        else:
            pieces.append(inside)
    return "".join(pieces)


def _emphasised(run: StyledRun, emphasis: bool) -> str:
    if run.text == BREAK:
        return "<br/>"
    html = escape(run.text, quote=False)
    words = html.strip()
    if not emphasis or not words:
        return html
    before, after = html[: len(html) - len(html.lstrip())], html[len(html.rstrip()) :]
    if run.style.italic:
        words = f"<i>{words}</i>"
    if run.style.bold:
        words = f"<b>{words}</b>"
    return before + words + after
