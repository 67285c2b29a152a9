/**
 * "Make quote": the words that are selected in the story's text become a new row among its quotes.
 *
 * A control of the text's toolbar and a keyboard shortcut, through Draftail's public interface
 * (`window.draftail.registerPlugin`); the Python side registers the feature (editing/quotes.py).
 */
import { withoutOuterMarks } from "./quote_words.js";

const TYPE = "make-quote";
const SHORTCUT = navigator.platform.startsWith("Mac") ? "⌘+'" : "Ctrl+'";
const ICON = "#icon-openquote";

/** The selected words; paragraphs are parted by an empty line. */
function selectedWords(editorState) {
    const selection = editorState.getSelection();
    const [first, last] = [selection.getStartKey(), selection.getEndKey()];
    const blocks = editorState.getCurrentContent().getBlocksAsArray();
    const keys = blocks.map((block) => block.getKey());
    return blocks
        .slice(keys.indexOf(first), keys.indexOf(last) + 1)
        .map((block) => {
            const start = block.getKey() === first ? selection.getStartOffset() : 0;
            const end = block.getKey() === last ? selection.getEndOffset() : undefined;
            return block.getText().slice(start, end);
        })
        .join("\n\n");
}

function showTabOf(element) {
    const panel = element.closest("[role=tabpanel]");
    document.querySelector(`[role=tab][href="#${panel?.id}"]`)?.click();
}

/** Wagtail shows a tab a little later than it is pressed. */
function whenShown(element, action, frames = 60) {
    requestAnimationFrame(() => {
        if (element.offsetParent || !frames) {
            requestAnimationFrame(action);
        } else {
            whenShown(element, action, frames - 1);
        }
    });
}

function backButton(row) {
    const editor = document.activeElement?.closest("[data-draftail-editor-wrapper]");
    if (!editor) {
        return;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary quote-back";
    button.textContent = "Back to the text";
    button.addEventListener("click", () => {
        showTabOf(editor);
        whenShown(editor, () => {
            editor.scrollIntoView({ block: "center", behavior: "instant" });
            editor.querySelector("[contenteditable=true]")?.focus({ preventScroll: true });
        });
    });
    row.querySelector(".w-panel__content")?.append(button);
}

/** Adds a quote of these words and asks for its speaker. */
export function makeQuote(selected) {
    const words = withoutOuterMarks(selected);
    const add = document.getElementById("id_quotes-ADD");
    if (!words || !add) {
        return;
    }
    add.click();
    const number = document.getElementById("id_quotes-TOTAL_FORMS").value - 1;
    const row = document.getElementById(`inline_child_quotes-${number}`);
    const field = document.getElementById(`id_quotes-${number}-words`);
    field.value = words;
    for (const event of ["input", "change"]) {
        field.dispatchEvent(new Event(event, { bubbles: true }));
    }
    backButton(row);
    showTabOf(row);
    whenShown(row, () => {
        row.scrollIntoView({ block: "start", behavior: "instant" });
        row.querySelector(".quote-kind input:checked")?.focus({ preventScroll: true });
    });
}

function MakeQuoteButton({ getEditorState }) {
    return window.React.createElement(window.Draftail.ToolbarButton, {
        name: TYPE,
        title: `Make quote\n${SHORTCUT}`,
        icon: window.React.createElement(
            "svg",
            { className: "icon icon-openquote Draftail-Icon", "aria-hidden": true },
            window.React.createElement("use", { href: ICON }),
        ),
        onClick: () => makeQuote(selectedWords(getEditorState())),
    });
}

/** Call before the editors start. */
export function registerMakeQuote() {
    if (!window.draftail) {
        return;
    }
    window.draftail.registerPlugin({ type: TYPE, inline: MakeQuoteButton }, "controls");
    window.draftail.registerPlugin(
        {
            type: TYPE,
            keyBindingFn: (event) =>
                (event.ctrlKey || event.metaKey) && "'\"".includes(event.key) ? TYPE : undefined,
            handleKeyCommand: (command, editorState) => {
                if (command !== TYPE) {
                    return "not-handled";
                }
                makeQuote(selectedWords(editorState));
                return "handled";
            },
        },
        "plugins",
    );
}
