/**
 * Pasting into a story's text. The server turns what is on the clipboard into the story's own
 * blocks (editing/stories/paste.py); here they are put where the cursor is, and what belongs into
 * fields is moved there when somebody presses the button.
 */
import { moveToFields } from "./paste_fields.js";

/** Draftail's own copies, which bring their exact content along. */
const OWN_COPY = "data-draftjs-conductor-fragment";
const NOTICE = ".paste-notice";

const { DraftJS } = window;

const blocksOf = (content) => content.getBlocksAsArray();
const contentOf = (blocks) => DraftJS.ContentState.createFromBlockArray(blocks);
const hasText = (block) => block.getText().trim() !== "";

/** One paragraph made of the words of two. */
const joined = (first, second) =>
    first.merge({
        text: first.getText() + second.getText(),
        characterList: first.getCharacterList().concat(second.getCharacterList()),
    });

const cut = (block, from, to) =>
    block.merge({
        text: block.getText().slice(from, to),
        characterList: block.getCharacterList().slice(from, to),
    });

/** What stands before and behind the selection. */
function around(editorState) {
    const selection = editorState.getSelection();
    const blocks = blocksOf(editorState.getCurrentContent());
    const place = (key) => blocks.findIndex((block) => block.getKey() === key);
    const [first, last] = [place(selection.getStartKey()), place(selection.getEndKey())];
    const head = cut(blocks[first], 0, selection.getStartOffset());
    const tail = cut(blocks[last], selection.getEndOffset()).set("key", DraftJS.genKey());
    return {
        before: [...blocks.slice(0, first), ...(hasText(head) ? [head] : [])],
        after: [...(hasText(tail) ? [tail] : []), ...blocks.slice(last + 1)],
        isInside: [hasText(head), hasText(tail)],
    };
}

/** Paragraphs at the cursor continue the one that stands there. */
function attached(before, pasted, after, [toHead, toTail]) {
    const middle = [...pasted];
    const [head, tail] = [[...before], [...after]];
    const isPlain = (block) => block?.getType() === "unstyled";
    if (toTail && isPlain(middle.at(-1)) && (middle.length > 1 || toHead)) {
        tail[0] = tail[0].set("type", "unstyled");
        middle.push(joined(middle.pop(), tail.shift()));
    }
    if (toHead && isPlain(middle[0])) {
        middle[0] = joined(head.pop(), middle[0]);
    }
    return [...head, ...middle, ...tail];
}

function pushed(editorState, blocks, last) {
    const state = DraftJS.EditorState.push(editorState, contentOf(blocks), "insert-fragment");
    const end = blocks.find((block) => block.getKey() === last?.getKey()) ?? blocks.at(-1);
    return DraftJS.EditorState.forceSelection(
        state,
        DraftJS.SelectionState.createEmpty(end.getKey()).merge({
            anchorOffset: end.getLength(),
            focusOffset: end.getLength(),
        }),
    );
}

/** The story's body and the place of the block in which somebody writes. */
export function whereIn(element) {
    let holder = element;
    while (holder && !holder.rootBlock) {
        holder = holder.parentElement;
    }
    const root = holder?.rootBlock;
    const place = root?.children?.findIndex((child) =>
        element.closest(`[data-contentpath="${child.id}"]`),
    );
    return place >= 0 && root.children[place].type === "text" ? { root, place } : null;
}

const countNotes = (root) =>
    root.children
        .filter((child) => child.type === "footnotes")
        .reduce((sum, child) => sum + child.block.childBlocks.notes.children.length, 0);

const readContent = (value) => blocksOf(DraftJS.convertFromRaw(JSON.parse(value)));

/** Puts the blocks where the cursor is; returns how to take them back, and the block to look in. */
function insert({ root, id }, states) {
    const at = () => root.children.findIndex((child) => child.id === id);
    const { widget } = root.children[at()].block;
    const was = widget.getState();
    const { before, after, isInside } = around(was);
    const rest = [...states];
    const own = rest[0].type === "text" ? readContent(rest.shift().value) : [];
    const added = [];
    if (!rest.length) {
        widget.setState(pushed(was, attached(before, own, after, isInside), own.at(-1)));
        return { takeBack: () => widget.setState(was), widgets: () => [widget] };
    }
    const head = attached(before, own, [], [isInside[0], false]);
    const add = (state, place) => {
        const options = { animate: false, focus: false, collapsed: false };
        added.push(root.insert(state, place, options).id);
    };
    let place = at();
    const notes = rest.at(-1).type === "footnotes" ? rest.pop() : null;
    rest.forEach((state) => add({ ...state, id: crypto.randomUUID() }, ++place));
    if (after.some(hasText)) {
        const value = DraftJS.EditorState.push(was, contentOf(after), "remove-range");
        add({ type: "text", value, id: crypto.randomUUID() }, ++place);
    }
    if (notes) {
        add({ ...notes, id: crypto.randomUUID() }, root.children.length);
    }
    if (head.length) {
        widget.setState(pushed(was, head, own.at(-1)));
    } else {
        root.deleteBlock(at());
    }
    const takeBack = () => {
        for (const one of added) {
            const index = root.children.findIndex((child) => child.id === one);
            if (index >= 0) {
                root.deleteBlock(index);
            }
        }
        if (at() >= 0) {
            widget.setState(was);
        } else {
            root.insert({ type: "text", value: was, id }, Math.min(place, root.children.length), {});
        }
    };
    const widgets = () =>
        root.children
            .filter((child) => child.type === "text" && (child.id === id || added.includes(child.id)))
            .map((child) => child.block.widget);
    return { takeBack, widgets };
}

/** Plain paragraphs, where the server could not be asked or would not have it. */
function plainState(text) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim());
    const content = DraftJS.ContentState.createFromText(lines.join("\n"));
    return [{ type: "text", value: JSON.stringify(DraftJS.convertToRaw(content)) }];
}

async function ask(url, data) {
    try {
        const response = await fetch(url, {
            method: "POST",
            headers: {
                "Content-Type": "application/json",
                "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN,
            },
            body: JSON.stringify(data),
        });
        return await response.json();
    } catch {
        return {};
    }
}

function show(root, html, { offers, takeBack, widgets }) {
    document.querySelector(NOTICE)?.remove();
    if (!html) {
        return;
    }
    root.element.insertAdjacentHTML("beforebegin", html);
    const notice = document.querySelector(NOTICE);
    const [move, back] = ["move", "back"].map((one) => notice.querySelector(`[data-paste-${one}]`));
    let undo = () => {};
    move?.addEventListener("click", () => {
        undo = moveToFields(offers, widgets());
        notice.querySelector(".paste-notice__said").hidden = false;
        [move.hidden, back.hidden] = [true, false];
        back.focus();
    });
    back?.addEventListener("click", () => {
        undo();
        notice.querySelector(".paste-notice__said").hidden = true;
        [move.hidden, back.hidden] = [false, true];
        move.focus();
    });
    notice.querySelector("[data-paste-undo]")?.addEventListener("click", () => {
        undo();
        takeBack();
        notice.remove();
    });
    notice.querySelector("[data-paste-close]").addEventListener("click", () => notice.remove());
}

async function paste(url, text, html, { root, place }) {
    const { id } = root.children[place];
    const answer = await ask(url, { text, html, notes: countNotes(root) });
    const states = answer.blocks ?? plainState(text);
    if (!states.length) {
        return;
    }
    const done = insert({ root, id }, states);
    const { offers } = answer;
    const isOffer = offers && (offers.title || offers.published_on || offers.bylines.length);
    const isNews = states.length > 1 || isOffer || !answer.blocks;
    show(root, isNews ? answer.notice : "", { offers, ...done });
}

/** Draftail would take what it is offered first, so it is not offered. */
function take(event) {
    const where = whereIn(event.target);
    const address = document.getElementById("story-paste");
    const [html, text] = ["text/html", "text/plain"].map((type) => event.clipboardData.getData(type));
    const isLine = !html && !text.trim().includes("\n");
    if (!where || !address || isLine || html.includes(OWN_COPY) || (!html && !text)) {
        return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    paste(JSON.parse(address.textContent), text, html, where);
}

export function watchPaste() {
    document.addEventListener("paste", take, { capture: true });
}
