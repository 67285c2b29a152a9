/** Moves what was found at the head of pasted text into the story's fields, and back. */

const { DraftJS } = window;

function setValue(field, value) {
    field.value = value;
    for (const event of ["input", "change", "blur"]) {
        field.dispatchEvent(new Event(event, { bubbles: true }));
    }
}

/** Fills a chooser; returns how to put back what was chosen. */
function choose(id, choice) {
    const field = document.getElementById(id);
    const chooser = document.getElementById(`${id}-chooser`);
    if (!field || !chooser) {
        return () => {};
    }
    const title = chooser.querySelector("[data-chooser-title]");
    const before = { id: field.value, title: title.textContent };
    const set = (one) => {
        chooser.classList.toggle("blank", !one.id);
        title.textContent = one.title;
        setValue(field, one.id);
    };
    set(choice);
    return () => set(before);
}

function fill(id, value) {
    const field = document.getElementById(id);
    if (!field || !value) {
        return () => {};
    }
    const before = field.value;
    setValue(field, value);
    return () => setValue(field, before);
}

/** Signs the story, unless it is signed with this name already. */
function sign(choice) {
    const rows = [...document.querySelectorAll('input[name^="bylines-"][name$="-author"]')];
    const isGone = (row) =>
        document.getElementById(row.id.replace(/-author$/, "-DELETE"))?.value === "1";
    const signed = rows.filter((row) => !row.name.includes("__prefix__") && !isGone(row));
    if (signed.some((row) => row.value === String(choice.id))) {
        return () => {};
    }
    const empty = signed.find((row) => !row.value);
    if (!empty) {
        document.getElementById("id_bylines-ADD")?.click();
    }
    const number = document.getElementById("id_bylines-TOTAL_FORMS")?.value - 1;
    const id = empty?.id ?? `id_bylines-${number}-author`;
    const back = choose(id, choice);
    return () => {
        back();
        if (!empty) {
            document.getElementById(id.replace(/-author$/, "-DELETE-button"))?.click();
        }
    };
}

/** The text without these words: whole paragraphs, or the beginning of one. */
function without(blocks, cuts) {
    const left = [...blocks];
    for (const words of cuts) {
        const at = left.findIndex((block) => block.getText().startsWith(words.trimEnd()));
        if (at < 0) {
            continue;
        }
        const text = left[at].getText();
        if (text.trim() === words.trim()) {
            left.splice(at, 1);
        } else {
            const rest = text.slice(words.trimEnd().length);
            const from = text.length - rest.trimStart().length;
            left[at] = left[at].merge({
                text: text.slice(from),
                characterList: left[at].getCharacterList().slice(from),
            });
        }
    }
    return left;
}

function cutFrom(widget, cuts) {
    const was = widget.getState();
    const blocks = without(was.getCurrentContent().getBlocksAsArray(), cuts);
    const content = DraftJS.ContentState.createFromBlockArray(
        blocks.length ? blocks : [new DraftJS.ContentBlock({ key: DraftJS.genKey(), type: "unstyled" })],
    );
    widget.setState(DraftJS.EditorState.push(was, content, "remove-range"));
    return () => widget.setState(was);
}

/** Returns how to undo it. */
export function moveToFields(offers, widgets) {
    const undo = [
        fill("id_title", offers.title),
        fill("id_published_on", offers.published_on),
        ...(offers.dateline_place ? [choose("id_dateline_place", offers.dateline_place)] : []),
        ...offers.bylines.map(sign),
        ...widgets.slice(0, 1).map((widget) => cutFrom(widget, offers.cuts)),
    ];
    return () => undo.reverse().forEach((back) => back());
}
