/**
 * Writing first: the headline is one line that wraps, the text counts its words, and nothing that
 * is typed before Wagtail has looked at the form for the first time is left out of the autosave.
 */
const FORM = "#page-edit-form";
const HEADLINE = "id_title";
const WORDS_PER_MINUTE = 238; // as articles/text/reading_time.py has it
const LONG_WORD = 6; // letters; longer words count in Björnsson's readability index (LIX)
const LEVELS = [35, 50];
const PAUSE = 400;

/** The story's own words, as the editors on the page show them now. */
export function textBlocks() {
    return [...document.querySelectorAll(".story-body .public-DraftEditor-content")];
}

function wordsOf(text) {
    return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
}

/** LIX: words a sentence, and long words in a hundred; it holds in most languages. */
function level(text, words) {
    const sentences = text.split(/[.!?…:]+(?:["”’»)\]]*)(?:\s|$)|\n+/u).filter((part) => wordsOf(part).length);
    const long = words.filter((word) => word.length > LONG_WORD).length;
    const index = words.length / Math.max(1, sentences.length) + (100 * long) / words.length;
    return LEVELS.filter((border) => index >= border).length;
}

function showCounts(place) {
    const paragraphs = textBlocks().map((block) => block.innerText.replace(/\n{2,}/g, "\n"));
    const text = paragraphs.join("\n");
    const words = wordsOf(text);
    const minutes = Math.max(1, Math.round(words.length / WORDS_PER_MINUTE));
    const put = (name, value) => {
        const field = place.querySelector(`[data-count-${name}]`);
        if (field && field.textContent !== value) {
            field.textContent = value;
        }
    };
    put("words", words.length.toLocaleString());
    put("minutes", words.length ? place.dataset.minutes.replace("#", minutes) : "–");
    const names = place.dataset.levels.split("|");
    put("level", words.length ? names[level(text, words)] : "–");
}

function count() {
    const look = () => {
        const place = document.querySelector("[data-text-counts]");
        if (place?.offsetParent) {
            showCounts(place);
        }
    };
    let waiting = 0;
    const soon = () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, PAUSE);
    };
    document.querySelector(FORM)?.addEventListener("keyup", soon);
    document.querySelector(FORM)?.addEventListener("paste", soon);
    // The panel comes and goes, and is drawn anew with some saves.
    setInterval(look, 2000);
    document.addEventListener("click", soon);
}

/** Return goes on to the standfirst: a headline has no second line of its own. */
function oneLine() {
    const headline = document.getElementById(HEADLINE);
    headline?.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.isComposing) {
            event.preventDefault();
            document.getElementById("id_standfirst")?.focus();
        }
    });
    headline?.addEventListener("paste", (event) => {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (/[\r\n]/.test(text)) {
            event.preventDefault();
            document.execCommand("insertText", false, text.replace(/\s+/g, " ").trim());
        }
    });
}

/** A new story is begun with its headline, once its tab is shown. */
function focusHeadline(frames = 60) {
    const headline = document.getElementById(HEADLINE);
    if (!headline || headline.value || location.hash || document.activeElement !== document.body) {
        return;
    }
    headline.focus({ preventScroll: true });
    if (document.activeElement !== headline && frames) {
        requestAnimationFrame(() => focusHeadline(frames - 1));
    }
}

let typed = false;

/** For what is put into the story without an event of its own. */
export function noteChange() {
    typed = true;
}

/**
 * Wagtail looks at the form two seconds after it was shown, and takes what stands there for what
 * is saved: what somebody typed or pasted until then was only saved with their next change.
 */
function saveEarlyWords() {
    const form = document.querySelector(FORM);
    const note = (event) => {
        typed ||= event.isTrusted;
    };
    const kinds = ["beforeinput", "input", "change", "paste", "drop"];
    kinds.forEach((kind) => form?.addEventListener(kind, note, { capture: true }));
    form?.addEventListener("w-unsaved:watch-edits", () => {
        kinds.forEach((kind) => form.removeEventListener(kind, note, { capture: true }));
        if (typed) {
            typed = false;
            form.setAttribute("data-w-unsaved-force-value", "true");
        }
    });
}

/** Call as early as possible: people type before everything is loaded. */
export function startWriting() {
    saveEarlyWords();
    oneLine();
    count();
    document.addEventListener("DOMContentLoaded", () => focusHeadline());
}
