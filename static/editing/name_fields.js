/** Gives names to the text fields that Wagtail's widgets draw without one: the rich text of Draftail
 * and the box of tags. A screen reader says the field's label, or the panel's heading. */
const UNNAMED = [".public-DraftEditor-content", ".tagit-new > input"]
    .map((field) => `${field}:not([aria-labelledby])`)
    .join(", ");
let count = 0;

const labelOf = (field) => {
    const label = field.closest(".w-field__wrapper")?.querySelector(":scope > .w-field__label");
    if (!label) {
        return field.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby");
    }
    count += 1;
    label.id ||= `field-name-${count}`;
    return label.id;
};

const nameFields = () => {
    for (const field of document.querySelectorAll(UNNAMED)) {
        const id = labelOf(field);
        if (id) {
            field.setAttribute("aria-labelledby", id);
        }
    }
};

// Widgets start at any time: with the page, with a new block, in a dialog.
let isWaiting = false;
new MutationObserver(() => {
    if (isWaiting) {
        return;
    }
    isWaiting = true;
    requestAnimationFrame(() => {
        isWaiting = false;
        nameFields();
    });
}).observe(document.documentElement, { childList: true, subtree: true });
nameFields();
