/**
 * The button of the strip above the story presses one of the editor's own. It is no submit button
 * itself: the first of a form is what Enter in a field presses.
 */
export function answerStrip() {
    document.querySelector("[data-strip-press]")?.addEventListener("click", ({ target }) => {
        const form = target.closest("form");
        const button = document.createElement("button");
        button.type = "submit";
        button.name = target.dataset.stripPress;
        button.value = "1";
        button.hidden = true;
        form.append(button);
        form.requestSubmit(button);
    });
}
