/**
 * Marks words in the text that somebody is writing, without touching it: the browser paints
 * ranges (CSS custom highlights), and the editor never learns of them.
 */
import { textBlocks } from "./writing.js";

const QUOTES = "record-quote";
const POINTED = "record-pointed";
const canPaint = () => typeof Highlight !== "undefined" && CSS.highlights;

/** The text nodes of a block with where each begins, and all of its text. */
function textOf(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push([text.length, node]);
        text += node.data;
    }
    return { nodes, text };
}

function rangeOf({ nodes }, start, end) {
    const nodeAt = (place) => nodes.findLast(([begins]) => begins <= place);
    const [from, first] = nodeAt(start);
    const [until, last] = nodeAt(Math.max(start, end - 1));
    const range = new Range();
    range.setStart(first, start - from);
    range.setEnd(last, Math.min(end - until, last.data.length));
    return range;
}

/** The ranges of these words, paragraph by paragraph, where they stand first. */
function rangesOf(words, texts) {
    const ranges = [];
    for (const part of words.split(/\n+/).map((line) => line.trim()).filter(Boolean)) {
        for (const text of texts) {
            const at = text.text.indexOf(part);
            if (at >= 0) {
                ranges.push(rangeOf(text, at, at + part.length));
                break;
            }
        }
    }
    return ranges;
}

function paint(name, ranges) {
    if (ranges.length) {
        CSS.highlights.set(name, new Highlight(...ranges));
    } else {
        CSS.highlights.delete(name);
    }
}

/** Every quote of the record, where its words stand. */
export function markQuotes() {
    if (!canPaint()) {
        return;
    }
    const rows = document.querySelectorAll("#id_quotes-FORMS > :not(.deleted) [name$='-words']");
    const texts = textBlocks().map(textOf);
    paint(QUOTES, [...rows].flatMap((field) => rangesOf(field.value, texts)));
}

export function markWords(words) {
    if (canPaint()) {
        paint(POINTED, rangesOf(words, textBlocks().map(textOf)));
    }
}

export function clearWords() {
    if (canPaint()) {
        CSS.highlights.delete(POINTED);
    }
}

/** Brings the words into sight, because somebody asked for it. */
export function showWords(words) {
    const [range] = rangesOf(words, textBlocks().map(textOf));
    const element = range?.startContainer.parentElement;
    if (!element) {
        return;
    }
    document.querySelector('[role=tab][href="#tab-story"]')?.click();
    markWords(words);
    requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
}
