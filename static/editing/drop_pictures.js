/**
 * A picture that is dropped or pasted goes where it was put: into the text, or beside it as the
 * story's picture. Wagtail's own dialog opens with the file in it and asks for what it always asks.
 */
import { whereIn } from "./paste.js";
import { noteChange } from "./writing.js";

const FORM = "#page-edit-form";
const LEAD = "id_lead_image-chooser";
const UPLOAD = '.modal form input[type="file"]';
const PATIENCE = 10_000;

const picturesIn = (data) => [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

/** The next element that fits, at once or when it comes; null after a while. */
function coming(selector) {
    return new Promise((resolve) => {
        const look = () => document.querySelector(selector);
        if (look()) {
            resolve(look());
            return;
        }
        const done = (found) => {
            observer.disconnect();
            clearTimeout(waiting);
            resolve(found);
        };
        const observer = new MutationObserver(() => look() && done(look()));
        const waiting = setTimeout(() => done(null), PATIENCE);
        observer.observe(document.body, { childList: true, subtree: true });
    });
}

function closed() {
    return new Promise((resolve) => {
        const observer = new MutationObserver(() => {
            if (!document.querySelector(".modal")) {
                observer.disconnect();
                resolve();
            }
        });
        observer.observe(document.body, { childList: true, subtree: true });
    });
}

async function upload(chooser, file) {
    chooser.openChooserModal();
    const field = await coming(UPLOAD);
    if (!field) {
        return;
    }
    const gone = closed();
    // Wagtail's tabs, and what makes a title of the file's name, listen a moment later.
    await new Promise((resolve) => setTimeout(resolve, 200));
    document.querySelector('.modal [role="tab"][href$="-upload"]')?.click();
    const files = new DataTransfer();
    files.items.add(file);
    field.files = files.files;
    for (const event of ["input", "change"]) {
        field.dispatchEvent(new Event(event, { bubbles: true }));
    }
    await gone;
}

/** A new block for a picture below the one in which it was dropped. */
function blockBelow({ root, place }) {
    const value = root.blockDef.initialChildStates.image;
    const state = { type: "image", value, id: crypto.randomUUID() };
    const added = root.insert(state, place + 1, { animate: false, focus: false, collapsed: false });
    return added.block.childBlocks.image.childBlocks.image.widget;
}

async function put(pictures, target) {
    const where = whereIn(target);
    let place = where?.place;
    for (const file of pictures) {
        const chooser = where
            ? blockBelow({ root: where.root, place })
            : document.getElementById(LEAD)?.widget;
        if (!chooser) {
            return;
        }
        place += 1;
        await upload(chooser, file);
        if (!where) {
            return; // a story has one
        }
    }
}

function take(event, data) {
    const pictures = picturesIn(data);
    if (!pictures.length || !event.target.closest?.(FORM)) {
        return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    noteChange();
    put(pictures, event.target);
}

export function watchPictures() {
    // Without this a browser leaves the story and shows the file.
    document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
    document.addEventListener("drop", (event) => take(event, event.dataTransfer), { capture: true });
    document.addEventListener(
        "paste",
        (event) => {
            const text = event.clipboardData?.getData("text/plain");
            if (!text) {
                take(event, event.clipboardData);
            }
        },
        { capture: true },
    );
}
