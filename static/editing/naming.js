/** The rows of "Who may be named": what belongs to an answer is asked when it is chosen. */

const CONSENT = "named_with_consent";

/** Somebody chose another answer in a row: ask what it needs, and offer to save it. */
export function openRow(target) {
    const row = target.closest("[data-naming-row]");
    const standing = row?.querySelector("[data-naming-standing]");
    if (!standing) {
        return;
    }
    row.querySelector("[data-naming-consent]").hidden = standing.value !== CONSENT;
    row.querySelector("[data-naming]").hidden = false;
}

/** Answers that somebody chose and has not saved yet, to be put back when the list is drawn anew. */
export function unsavedAnswers(list) {
    const answers = [...list.querySelectorAll("[data-naming-row]")]
        .filter((row) => row.querySelector("[data-naming]:not([hidden])"))
        .map((row) => [row.dataset.namingRow, fieldsOf(row).map((field) => field.value)]);
    return () =>
        answers.forEach(([person, values]) => {
            const row = list.querySelector(`[data-naming-row="${person}"]`);
            const fields = row ? fieldsOf(row) : [];
            if (fields.length === values.length && values.length) {
                fields.forEach((field, place) => {
                    field.value = values[place];
                });
                openRow(fields[0]);
            }
        });
}

const fieldsOf = (row) => [...row.querySelectorAll("[data-naming-standing], [data-naming-field]")];

/** What the server is told, as pairs of name and value. */
export function answersAbout(button) {
    const about = [["naming", button.dataset.naming]];
    const row = button.closest("[data-naming-row]");
    if (row) {
        about.push(["standing", row.querySelector("[data-naming-standing]").value]);
        for (const field of row.querySelectorAll("[data-naming-field]")) {
            about.push([field.dataset.namingField, field.value]);
        }
    } else {
        const shown = button.closest("[data-naming-proposed]").dataset.namingProposed.trim();
        about.push(...shown.split(/\s+/).map((person) => ["shown", person]));
    }
    // It goes with the answer, and the list is drawn anew.
    button.hidden = Boolean(row);
    return about;
}
