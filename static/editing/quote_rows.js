/** The list of a story's quotes: a line for each, folded, marked where the text has lost it. */
import { head } from "./quote_words.js";

const LOST = "Not found in the text";

const valueOf = (row, name) => row.querySelector(`[name$="-${name}"]`)?.value ?? "";

/** Whom the row names: what is chosen for its kind of speaker, or the story's words. */
function speakerOf(row) {
    const kind = row.querySelector(".quote-kind input:checked")?.value;
    const chooser = row.querySelector(`.quote-speaker--${kind}`);
    const chosen = chooser?.querySelector("input[type=hidden]")?.value
        ? chooser.querySelector("[data-chooser-title]")?.textContent.trim()
        : "";
    return chosen || valueOf(row, "attributed_as");
}

function showHead(row, lost) {
    const heading = row.querySelector("[data-panel-heading-text]");
    let line = heading.querySelector(".quote-head");
    if (!line) {
        line = document.createElement("span");
        line.className = "quote-head";
        heading.append(" ", line);
    }
    const words = valueOf(row, "words");
    line.textContent = head(words, speakerOf(row));
    const isLost = lost.has(words.trim());
    row.classList.toggle("quote-row--lost", isLost);
    line.dataset.lost = isLost ? LOST : "";
}

function fold(row) {
    const toggle = row.querySelector("[data-panel-toggle]");
    const open = toggle?.getAttribute("aria-expanded") === "true";
    if (open && valueOf(row, "words") && !row.querySelector(".error-message, .w-field--error")) {
        toggle.click();
    }
}

/** A choice of other rows: those that the server knows by their uid. */
function offerRows(select, rows, labelOf) {
    const chosen = select.value;
    const own = select.closest("[data-inline-panel-child]");
    const options = [...rows]
        .filter((row) => row !== own && !row.classList.contains("deleted") && valueOf(row, "uid"))
        .map((row) => new Option(labelOf(row), valueOf(row, "uid")));
    select.replaceChildren(new Option("—", ""), ...options);
    select.value = chosen;
}

export function watchQuotes() {
    const list = document.getElementById("id_quotes-FORMS");
    const warnings = document.querySelector("[data-lost-quotes]");
    if (!list) {
        return;
    }
    const lost = () =>
        new Set([...(warnings?.children ?? [])].map((item) => item.dataset.lostQuote.trim()));
    const showAll = () => [...list.children].forEach((row) => showHead(row, lost()));

    showAll();
    [...list.children].forEach(fold);
    for (const event of ["input", "change"]) {
        list.addEventListener(event, ({ target }) => {
            const row = target.closest("[data-inline-panel-child]");
            if (row) {
                // A chooser shows its title after it says that it has changed.
                setTimeout(() => showHead(row, lost()));
            }
        });
    }
    list.addEventListener("focusin", ({ target }) => {
        if (target.name?.endsWith("-continues")) {
            offerRows(target, list.children, (row) => head(valueOf(row, "words"), ""));
        } else if (target.name?.endsWith("-said_in_source")) {
            const sources = document.getElementById("id_sources-FORMS").children;
            offerRows(target, sources, (row) => valueOf(row, "title"));
        }
    });
    new MutationObserver(showAll).observe(list, { childList: true });
    if (warnings) {
        new MutationObserver(showAll).observe(warnings, { childList: true });
    }
}
