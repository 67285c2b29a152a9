/** Words that are selected in the text, offered to the panel to be added to the record. */
import { makeQuote } from "./make_quote.js";

const MOST = 255;

function selectedInText() {
    const selection = document.getSelection();
    const node = selection?.anchorNode;
    const place = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return place?.closest?.(".story-body .public-DraftEditor-content")
        ? selection.toString().trim()
        : null;
}

/** Shows the choice while words are selected; `add(kind, words)` adds them. */
export function offerSelected(place, add) {
    const box = place.querySelector("[data-record-add]");
    let words = "";
    document.addEventListener("selectionchange", () => {
        const selected = selectedInText();
        // A press in the panel may take the selection away: what it was stays on offer.
        if (selected !== null) {
            words = selected;
            box.hidden = !words;
            box.querySelector("[data-record-selected]").textContent =
                words.length > 60 ? `${words.slice(0, 59)}…` : words;
            for (const button of box.querySelectorAll("[data-add]")) {
                button.disabled = words.length > MOST && button.dataset.add !== "quote";
            }
        }
    });
    box.addEventListener("click", ({ target }) => {
        const kind = target.closest("[data-add]")?.dataset.add;
        if (!kind || !words) {
            return;
        }
        box.hidden = true;
        if (kind === "quote") {
            makeQuote(words);
        } else {
            add(kind, words);
        }
    });
}
