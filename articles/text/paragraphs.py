"""Plain text as paragraphs of HTML, and its first sentence."""

from __future__ import annotations

import html
import re

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_OPENERS = "\"'“‘«([¿¡"
# Written with a capital, with a full stop, and in mid-sentence: titles, months, states.
_ABBREVIATED = """
    adm apr art assn aug ave bros capt cmdr co col corp dec dept dr est feb fig fr gen gov hon inc
    jan jr lt ltd maj mar messrs mr mrs ms mt no nos nov oct pres prof rep reps rev sen sens sept
    sgt sr st supt vol vs ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich
    minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())


def text_to_html(text: str) -> str:
    """`text` as escaped `<p>`: blank lines part paragraphs, a single line end is `<br/>`."""
    paragraphs = (part.strip() for part in _BLANK_LINES.split(text.replace("\r\n", "\n")))
    return "".join(f"<p>{_lines(part)}</p>" for part in paragraphs if part)


def _lines(paragraph: str) -> str:
    return "<br/>".join(html.escape(line.strip(), quote=False) for line in paragraph.split("\n"))


def first_sentence(text: str, limit: int = 120) -> str:
    """A working headline: the first sentence without its full stop, at most `limit` characters.

    A longer one is cut between two words and ends in "…". Abbreviations ("U.S.", "D-R.I.", "Rep."),
    initials and the inside of a quotation end no sentence.
    """
    paragraph = _BLANK_LINES.split(text.strip())[0]
    paragraph = " ".join(paragraph.split())
    sentence = paragraph[: _sentence_end(paragraph, limit)]
    if len(sentence) > limit:
        return _cut(sentence, limit)
    return sentence.removesuffix(".") if not _abbreviated(sentence) else sentence


def _sentence_end(paragraph: str, limit: int) -> int:
    """Where the first sentence ends; beyond `limit`, where it is cut anyway, nobody looks."""
    for found in _END.finditer(paragraph):
        end = found.end()
        if end > limit + 1:
            break
        if _abbreviated(paragraph[: found.start() + 1]) or _inside_quotation(paragraph[:end]):
            continue
        if _begins_sentence(paragraph[end:].lstrip()):
            return end
    return len(paragraph)


def _begins_sentence(rest: str) -> bool:
    following = rest.lstrip(_OPENERS)
    return not following or not following[0].islower()


def _abbreviated(text: str) -> bool:
    """Whether the full stop at the end of `text` belongs to an abbreviation or an initial."""
    if not text.endswith("."):
        return False
    word = text[:-1].rsplit(" ", 1)[-1].lstrip(_OPENERS)
    last = re.split(r"[-–—/]", word)[-1]
    if re.fullmatch(r"(?:\w\.)*\w", last):
        return not last.isdigit()
    return last.lower() in _ABBREVIATIONS and not last.islower()


def _inside_quotation(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _cut(sentence: str, limit: int) -> str:
    closing = "”" if _inside_quotation(sentence[: limit - 2]) else ""
    room = limit - 1 - len(closing)
    words = sentence[: room + 1].rsplit(" ", 1)[0] if " " in sentence[: room + 1] else sentence
    return words[:room].rstrip(' ,;:–—-(“"') + "…" + closing
