/** Marks on a picture: rectangles and strokes of a brush, in parts of its width and height. */

const STEP = 0.01;
const LEAST = 0.01;
const MOST_POINTS = 2000;

function clamp(value, least, most) {
    return Math.min(Math.max(value, least), most);
}

class Covering {
    constructor(form) {
        this.form = form;
        this.picture = form.querySelector("[data-cover-picture]");
        this.image = this.picture.querySelector("img");
        this.strokes = form.querySelector("[data-cover-strokes]");
        this.marks = [];
        this.picture.addEventListener("pointerdown", (event) => this.begin(event));
        this.picture.addEventListener("keydown", (event) => this.press(event));
        form.querySelector("[data-cover-add]").addEventListener("click", () => this.addInTheMiddle());
        form.querySelector("[data-cover-undo]").addEventListener("click", () => this.remove(this.marks.at(-1)));
    }

    get how() {
        return this.form.elements.how.value;
    }

    place(event) {
        const box = this.image.getBoundingClientRect();
        return [
            clamp((event.clientX - box.left) / box.width, 0, 1),
            clamp((event.clientY - box.top) / box.height, 0, 1),
        ];
    }

    begin(event) {
        if (event.button) return;
        const held = this.marks.find((mark) => mark.element === event.target);
        if (held) this.follow(event, this.mover(held, event));
        else if (this.form.elements.tool.value === "brush") this.follow(event, this.brush(event));
        else this.follow(event, this.rectangle(event));
        if (!held) event.preventDefault();
    }

    /** Call `move` with each place until the pointer is let go. */
    follow(event, move) {
        this.picture.setPointerCapture(event.pointerId);
        const moved = (one) => move(...this.place(one));
        const done = () => {
            this.picture.removeEventListener("pointermove", moved);
            this.marks.filter((mark) => !mark.points && (mark.width < LEAST || mark.height < LEAST))
                .forEach((mark) => this.remove(mark));
            this.keep();
        };
        this.picture.addEventListener("pointermove", moved);
        this.picture.addEventListener("pointerup", done, { once: true });
        this.picture.addEventListener("pointercancel", done, { once: true });
    }

    rectangle(event) {
        const [x, y] = this.place(event);
        const mark = this.add({ left: x, top: y, width: 0, height: 0 });
        return (toX, toY) => {
            mark.left = Math.min(x, toX);
            mark.top = Math.min(y, toY);
            mark.width = Math.abs(toX - x);
            mark.height = Math.abs(toY - y);
            this.draw(mark);
        };
    }

    mover(mark, event) {
        const [x, y] = this.place(event);
        const { left, top } = mark;
        return (toX, toY) => {
            mark.left = clamp(left + toX - x, 0, 1 - mark.width);
            mark.top = clamp(top + toY - y, 0, 1 - mark.height);
            this.draw(mark);
        };
    }

    brush(event) {
        const radius = Number(this.form.elements.size.value) / 100;
        const mark = { how: this.how, points: [this.place(event)], radius };
        mark.element = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
        mark.element.setAttribute("stroke-width", 2 * radius * this.image.width);
        this.strokes.setAttribute("viewBox", `0 0 ${this.image.width} ${this.image.height}`);
        this.strokes.append(mark.element);
        this.marks.push(mark);
        this.draw(mark);
        return (x, y) => {
            if (mark.points.length < MOST_POINTS) mark.points.push([x, y]);
            this.draw(mark);
        };
    }

    addInTheMiddle() {
        const mark = this.add({ left: 0.4, top: 0.4, width: 0.2, height: 0.2 });
        mark.element.focus();
        this.keep();
    }

    add(sides) {
        const element = document.createElement("div");
        const mark = { how: this.how, ...sides, element };
        element.tabIndex = 0;
        element.className = `cover__mark cover__mark--${mark.how}`;
        element.setAttribute("role", "group");
        element.setAttribute("aria-label", this.form.dataset.label.replace("%s", this.marks.length + 1));
        this.picture.append(element);
        this.marks.push(mark);
        this.draw(mark);
        return mark;
    }

    press(event) {
        const mark = this.marks.find((one) => one.element === event.target);
        const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
        if (!mark) return;
        if (event.key === "Delete" || event.key === "Backspace") this.remove(mark);
        else if (way && event.shiftKey) {
            mark.width = clamp(mark.width + way[0] * STEP, LEAST, 1 - mark.left);
            mark.height = clamp(mark.height + way[1] * STEP, LEAST, 1 - mark.top);
        } else if (way) {
            mark.left = clamp(mark.left + way[0] * STEP, 0, 1 - mark.width);
            mark.top = clamp(mark.top + way[1] * STEP, 0, 1 - mark.height);
        } else return;
        event.preventDefault();
        this.draw(mark);
        this.keep();
    }

    remove(mark) {
        if (!mark) return;
        mark.element.remove();
        this.marks = this.marks.filter((one) => one !== mark);
        this.keep();
    }

    draw(mark) {
        if (mark.points) {
            const { width, height } = this.image;
            const points = mark.points.length > 1 ? mark.points : [mark.points[0], mark.points[0]];
            mark.element.setAttribute("points", points.map(([x, y]) => `${x * width},${y * height}`).join(" "));
            return;
        }
        for (const side of ["left", "top", "width", "height"]) {
            mark.element.style[side] = `${100 * mark[side]}%`;
        }
    }

    keep() {
        const sent = this.marks.map(({ element, ...mark }) => mark);
        this.form.querySelector("[data-cover-marks]").value = JSON.stringify(sent);
        this.form.querySelector("[data-cover-save]").disabled = !sent.length;
        this.form.querySelector("[data-cover-said]").textContent = String(sent.length);
    }
}

for (const form of document.querySelectorAll("[data-cover]")) new Covering(form);
