/**
 * One press makes a quote go on from the one before it, or makes it a quote of its own again, with
 * the speaker of the quote that it went on from.
 */

const SPEAKERS = ["person", "organization", "document"].map((kind) => `.quote-speaker--${kind}`);
const TEXTS = ["attributed_as", "verb", "medium", "said_edtf"];

const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
const isThere = (row) => row && !row.classList.contains("deleted");

function rowBefore(row) {
    let before = row.previousElementSibling;
    while (before && !isThere(before)) {
        before = before.previousElementSibling;
    }
    return before;
}

/** The uid of the quote's first part. */
const headOf = (row) => field(row, "continues").value || field(row, "uid").value;

function choose(select, uid) {
    if (![...select.options].some((option) => option.value === uid)) {
        select.append(new Option(uid, uid));
    }
    select.value = uid;
    select.dispatchEvent(new Event("change", { bubbles: true }));
}

function takeSpeaker(row, first) {
    const kind = first.querySelector(".quote-kind input:checked")?.value;
    const own = kind && row.querySelector(`.quote-kind input[value="${kind}"]`);
    if (own) {
        own.checked = true;
        own.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const place of SPEAKERS) {
        const [from, to] = [first.querySelector(place), row.querySelector(place)];
        const [given, kept] = [from, to].map((part) => part?.querySelector("input[type=hidden]"));
        if (given?.value && kept) {
            kept.value = given.value;
            const [title, shown] = [from, to].map((part) => part.querySelector("[data-chooser-title]"));
            if (title && shown) {
                shown.textContent = title.textContent;
            }
            to.querySelector(".chooser")?.classList.remove("blank");
        }
    }
    for (const name of TEXTS) {
        const [given, kept] = [field(first, name), field(row, name)];
        if (given?.value && kept && !kept.value) {
            kept.value = given.value;
        }
    }
}

function press(row, list, offer) {
    const select = field(row, "continues");
    offer(select);
    if (select.value) {
        const first = [...list.children].find((one) => field(one, "uid")?.value === select.value);
        choose(select, "");
        if (first) {
            takeSpeaker(row, first);
        }
        return;
    }
    const before = rowBefore(row);
    if (before) {
        choose(select, headOf(before));
    }
}

function show(row, list, offer) {
    const select = field(row, "continues");
    if (!select?.dataset.join) {
        return;
    }
    let button = row.querySelector("[data-join-quote]");
    if (!button) {
        button = document.createElement("button");
        button.type = "button";
        button.className = "button button-small button-secondary";
        button.dataset.joinQuote = "";
        button.addEventListener("click", () => {
            press(row, list, offer);
            showButtons(list, offer);
        });
        select.after(button);
    }
    button.textContent = select.value ? select.dataset.split : select.dataset.join;
    button.hidden = !select.value && !rowBefore(row);
}

/** A button in each row of quotes; `offer` fills the list of first parts. */
export function showButtons(list, offer) {
    for (const row of list.children) {
        show(row, list, offer);
    }
}
