/**
 * The rows of a story's record: a line for each that tells it from the others, folded until it is
 * wanted, and a mark on quotes that the text has lost.
 */
import { showButtons } from "./join_quotes.js";
import { head } from "./quote_words.js";

const LOST = "Not found in the text";

const valueOf = (row, name) => row.querySelector(`[name$="-${name}"]`)?.value.trim() ?? "";

/** The name of what a chooser holds. */
const chosen = (place) =>
    place?.querySelector("input[type=hidden]")?.value
        ? place.querySelector("[data-chooser-title]").textContent.trim()
        : "";

function role(row) {
    const select = row.querySelector('select[name$="-role"]');
    return select ? select.options[select.selectedIndex].text.toLowerCase() : "";
}

function quoteLine(row) {
    const kind = row.querySelector(".quote-kind input:checked")?.value;
    const speaker = chosen(row.querySelector(`.quote-speaker--${kind}`));
    return head(valueOf(row, "words"), speaker || valueOf(row, "attributed_as"));
}

function mentionLine(row) {
    const name = chosen(row) || valueOf(row, "described_as");
    return name ? `${name} (${role(row)})` : "";
}

const LINES = {
    bylines: chosen,
    quotes: quoteLine,
    person_mentions: mentionLine,
    organization_mentions: mentionLine,
    document_mentions: mentionLine,
    event_mentions: mentionLine,
    sources: (row) => valueOf(row, "title"),
};

function showLine(row, lineOf) {
    const heading = row.querySelector("[data-panel-heading-text]");
    let line = heading.querySelector(".row-line");
    if (!line) {
        line = document.createElement("span");
        line.className = "row-line";
        heading.append(" ", line);
    }
    line.textContent = lineOf(row);
    return line;
}

function fold(row) {
    const toggle = row.querySelector("[data-panel-toggle]");
    const open = toggle?.getAttribute("aria-expanded") === "true";
    if (open && !row.querySelector(".error-message, .w-field--error")) {
        toggle.click();
    }
}

function watch(list, lineOf, afterShowing = () => {}) {
    const showAll = () => {
        for (const row of list.children) {
            afterShowing(row, showLine(row, lineOf));
        }
    };
    showAll();
    [...list.children].forEach(fold);
    for (const event of ["input", "change"]) {
        // A chooser shows its title after it says that it has changed.
        list.addEventListener(event, () => setTimeout(showAll));
    }
    new MutationObserver(showAll).observe(list, { childList: true });
    return showAll;
}

/** Offers the other rows that the server knows by their uid, those made since included. */
function offerRows(select, rows, labelOf) {
    const value = select.value;
    const own = select.closest("[data-inline-panel-child]");
    const options = [...rows]
        .filter((row) => row !== own && !row.classList.contains("deleted") && valueOf(row, "uid"))
        .map((row) => new Option(labelOf(row), valueOf(row, "uid")));
    select.replaceChildren(new Option("—", ""), ...options);
    select.value = value;
}

function watchQuotes(list) {
    const warnings = document.querySelector("[data-lost-quotes]");
    const mark = (row, line) => {
        const lost = [...(warnings?.children ?? [])].map((item) => item.dataset.lostQuote.trim());
        line.dataset.lost = lost.includes(valueOf(row, "words")) ? LOST : "";
    };
    const showAll = watch(list, quoteLine, mark);
    const offer = (select) =>
        offerRows(select, list.children, (row) => head(valueOf(row, "words"), ""));
    const showJoins = () => showButtons(list, offer);
    showJoins();
    list.addEventListener("change", () => setTimeout(showJoins));
    new MutationObserver(showJoins).observe(list, { childList: true });
    if (warnings) {
        new MutationObserver(showAll).observe(warnings, { childList: true });
    }
    list.addEventListener("focusin", ({ target }) => {
        if (target.name?.endsWith("-continues")) {
            offer(target);
        } else if (target.name?.endsWith("-said_in_source")) {
            offerRows(target, document.getElementById("id_sources-FORMS").children, LINES.sources);
        }
    });
}

export function watchRecord() {
    for (const [name, lineOf] of Object.entries(LINES)) {
        const list = document.getElementById(`id_${name}-FORMS`);
        if (list) {
            name === "quotes" ? watchQuotes(list) : watch(list, lineOf);
        }
    }
}
