/** Words of quotes, as people read them. Nothing here touches the page. */

const OPENING = "\"“„«‹‘‚";
const CLOSING = "\"”“»›’‘";
const HEAD = 60;

/** The words without white space and the quotation marks around the whole or at one end. */
export function withoutOuterMarks(text) {
    const words = text.trim();
    const start = OPENING.includes(words.at(0) ?? " ") ? 1 : 0;
    // An apostrophe alone may belong to the last word.
    const closes = CLOSING.includes(words.at(-1) ?? " ") && (start || !"’'".includes(words.at(-1)));
    const inner = words.slice(start, closes ? -1 : undefined);
    return hasMark(inner) ? words : inner.trim();
}

function hasMark(words) {
    return [..."\"“”„«»"].some((mark) => words.includes(mark));
}

/** One line that tells a quote from the others: “credible reports” — the letter. */
export function head(words, speaker) {
    const line = words.replace(/\s+/g, " ").trim();
    const short = line.length > HEAD ? `${line.slice(0, HEAD - 1).trimEnd()}…` : line;
    if (!short) {
        return speaker;
    }
    return speaker ? `“${short}” — ${speaker}` : `“${short}”`;
}
