/**
 * Tells the server which version this window saved last in the background. Wagtail keeps it for
 * its own requests only, and a button pressed afterwards would look like a second window.
 */
const FORM = "#page-edit-form";
const FIELD = "own_revision_id";

const tell = (form) => {
    const saved = form.getAttribute("data-w-autosave-revision-id-value");
    if (!saved || saved === "0") {
        return;
    }
    let field = form.querySelector(`input[name="${FIELD}"]`);
    if (!field) {
        field = document.createElement("input");
        field.type = "hidden";
        field.name = FIELD;
        form.append(field);
    }
    field.value = saved;
};

export const tellOwnSaves = () => {
    const form = document.querySelector(FORM);
    let isLeaving = false;
    // Only here, so that the field never makes the form look edited.
    form?.addEventListener("submit", () => tell(form), { capture: true });
    form?.addEventListener("submit", (event) => {
        isLeaving = !event.defaultPrevented;
    });
    // What is typed goes with the button: a background save beside it would only be refused.
    form?.addEventListener("w-autosave:save", (event) => {
        if (isLeaving) {
            event.preventDefault();
        }
    });
    // The way back in the browser may show the same document again.
    window.addEventListener("pageshow", () => {
        isLeaving = false;
    });
};
