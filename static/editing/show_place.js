/**
 * A link to a place in the story (`#quote-…`, `#id_title`, `#panel-…-section`) opens its tab, its
 * panel and its row, scrolls there and puts the cursor in: when the page opens, and when the link is
 * pressed on the page it leads to.
 */
const FIELDS = "input:not([type=hidden]), textarea, select, button, [contenteditable=true], [tabindex]";

const PATIENCE = 20;

export function showLinkedPlace() {
    const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place || !place.closest("form[data-edit-form], #page-edit-form")) {
        return;
    }
    const panel = place.closest('[role="tabpanel"]');
    if (panel?.hidden) {
        document.querySelector(`[role="tab"][href="#${panel.id}"]`)?.click();
    }
    openAndFocus(place, panel, PATIENCE);
}

/** Wagtail shows a tab a moment after it was pressed; what is hidden takes no focus. */
function openAndFocus(place, panel, times) {
    if (panel?.hidden && times) {
        setTimeout(() => openAndFocus(place, panel, times - 1), 25);
        return;
    }
    const row = place.closest("[data-inline-panel-child]");
    for (let at = row ?? place; at; at = at.parentElement?.closest("[data-panel]")) {
        const toggle = at.querySelector("[data-panel-toggle]");
        if (toggle?.getAttribute("aria-expanded") === "false") {
            toggle.click();
        }
    }
    const field = row?.querySelector('[name$="-words"]') ?? (place.matches(FIELDS) ? place : place.querySelector(FIELDS));
    setTimeout(() => {
        field?.focus({ preventScroll: true });
        (place.type === "hidden" ? place.parentElement : (row ?? place)).scrollIntoView();
    }, 50);
}

export function watchLinks() {
    showLinkedPlace();
    window.addEventListener("hashchange", showLinkedPlace);
    document.addEventListener("click", (event) => {
        const link = event.target.closest("a[href*='#']");
        // Pressed once more, the address stays the same and nothing would happen.
        if (link && link.getAttribute("role") !== "tab" && link.href === location.href) {
            showLinkedPlace();
        }
    });
}
