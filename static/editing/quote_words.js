/** Words of quotes, as people read them. Nothing here touches the page. */

const OPENING = "\"“„«‹‘‚";
const CLOSING = "\"”“»›’‘";
const HEAD = 60;

/** The words without white space and one pair of quotation marks around the whole. */
export function withoutOuterMarks(text) {
    let words = text.trim();
    const first = words.at(0);
    const last = words.at(-1);
    if (words.length > 1 && OPENING.includes(first) && CLOSING.includes(last)) {
        words = words.slice(1, -1);
    } else if (OPENING.includes(first) && !hasMark(words.slice(1))) {
        words = words.slice(1);
    } else if (CLOSING.includes(last) && !"’'".includes(last) && !hasMark(words.slice(0, -1))) {
        words = words.slice(0, -1);
    }
    return words.trim();
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
