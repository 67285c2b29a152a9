/** “Protect a name…” in the story's menu opens its form with the words that are selected in the text. */

const LONGEST = 255;
let selected = "";

/** The words go in the body of a request, not in its address: addresses are logged. */
function openForm(link) {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (!token || !selected) return false;
    const form = document.createElement("form");
    form.method = "post";
    form.action = link.href;
    form.target = "_blank";
    for (const [name, value] of [["csrfmiddlewaretoken", token.value], ["selection", selected]]) {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = name;
        field.value = value;
        form.append(field);
    }
    document.body.append(form);
    form.submit();
    form.remove();
    return true;
}

export function offerToProtect() {
    // Opening the menu may take the selection away.
    document.addEventListener("selectionchange", () => {
        const words = String(document.getSelection()).trim();
        if (words) selected = words.slice(0, LONGEST);
    });
    document.addEventListener("click", (event) => {
        const link = event.target.closest?.("[data-protect-name]");
        if (link && openForm(link)) event.preventDefault();
    });
}
