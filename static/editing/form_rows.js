/** Puts values into Wagtail's form of a story, as if somebody had chosen and typed them. */

const changed = (field) => {
    for (const kind of ["input", "change"]) {
        field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
};

/** Lets a chooser hold this record. */
export function choose(id, chosen) {
    document.getElementById(`${id}-chooser`)?.widget?.setState(chosen);
}

export function setDate(day) {
    const field = document.getElementById("id_published_on");
    if (day && field) {
        field.value = day;
        changed(field);
    }
}

export function addTopics(names) {
    for (const name of names) {
        window.jQuery("#id_topics").tagit("createTag", name);
    }
}

function put(prefix, name, value) {
    const id = `id_${prefix}-${name}`;
    if (value?.chosen) {
        choose(id, value.chosen);
        return;
    }
    const fields = document.getElementsByName(`${prefix}-${name}`);
    for (const field of fields) {
        if (field.type === "radio" || field.type === "checkbox") {
            field.checked = field.type === "radio" ? field.value === value : value === "True";
        } else {
            // Rows that were made since the page was loaded are no options yet.
            if (field.options && value && ![...field.options].some((one) => one.value === value)) {
                field.add(new Option(value, value));
            }
            field.value = value;
        }
    }
    if (fields.length) {
        changed(fields[0]);
    }
}

const foldNew = (row) => {
    const toggle = row.querySelector("[data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "true") {
        toggle.click();
    }
};

/** A new row of one kind with these values; returns it. */
export function addRow(relation, fields) {
    document.getElementById(`id_${relation}-ADD`).click();
    const number = document.getElementById(`id_${relation}-TOTAL_FORMS`).value - 1;
    const prefix = `${relation}-${number}`;
    const row = document.getElementById(`inline_child_${prefix}`);
    window.startWidgetsIn(row);
    for (const [name, value] of Object.entries(fields)) {
        put(prefix, name, value);
    }
    return row;
}

/** Quotes stand in the order of the text. */
function sortQuotes(order) {
    const list = document.getElementById("id_quotes-FORMS");
    const uidOf = (row) => row.querySelector("[name$='-uid']")?.value;
    const rows = [...(list?.children ?? [])];
    const places = new Map(order.map((uid, place) => [uid, place]));
    const placeOf = (row) => places.get(uidOf(row)) ?? order.length;
    const sorted = [...rows].sort((one, other) => placeOf(one) - placeOf(other));
    sorted.forEach((row, place) => {
        if (list.children[place] !== row) {
            list.insertBefore(row, list.children[place] ?? null);
        }
        row.querySelector("[name$='-ORDER']").value = place + 1;
    });
}

/** Adds rows and folds them; whoever types goes on typing. */
export function addRows(rows, quoteOrder) {
    const focused = document.activeElement;
    for (const { relation, fields } of rows) {
        foldNew(addRow(relation, fields));
    }
    if (rows.some(({ relation }) => relation === "quotes")) {
        sortQuotes(quoteOrder);
    }
    if (document.activeElement !== focused) {
        focused?.focus?.({ preventScroll: true });
    }
}
