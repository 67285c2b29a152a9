/**
 * The keyboard of the fact check: the page is one form that works without this.
 *
 * Single letters act only while a quote has the focus, never in a field.
 */
class FactCheck {
    constructor(form) {
        this.form = form;
        this.quotes = [...form.querySelectorAll("li[data-quote]")];
        this.announcer = document.querySelector("[data-announce]");
        this.keys = {
            j: () => this.move(1),
            k: () => this.move(-1),
            v: () => this.verify(),
            x: () => this.fail(),
            n: () => this.write(),
        };
    }

    start() {
        const keys = this.form.querySelector("[data-keys]");
        if (keys) {
            keys.hidden = false;
        }
        this.form.addEventListener("keydown", (event) => this.keydown(event));
        this.form.addEventListener("click", (event) => this.click(event));
        const place = location.hash.slice(1) || `quote-${this.form.dataset.focus}`;
        const target = document.getElementById(place) ?? this.quotes[0];
        if (target) {
            target.focus({ preventScroll: true });
            // At the first quote what a message at the top says stays in sight.
            if (target !== this.quotes[0]) {
                target.scrollIntoView({ block: "start", behavior: "instant" });
            }
        }
    }

    current() {
        return document.activeElement?.closest("li[data-quote]") ?? null;
    }

    keydown(event) {
        const quote = this.current();
        if (!quote || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
            return;
        }
        const typing = event.target.matches("input, select, textarea");
        if (event.key === "Escape" && typing) {
            event.preventDefault();
            // Wagtail's menu takes the focus on Escape.
            event.stopPropagation();
            quote.focus();
        } else if (!typing && Object.hasOwn(this.keys, event.key)) {
            event.preventDefault();
            this.keys[event.key]();
        }
    }

    move(step) {
        const next = this.quotes[this.quotes.indexOf(this.current()) + step];
        if (!next) {
            this.say(step > 0 ? "This is the last quote." : "This is the first quote.");
            return;
        }
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "start", behavior: "instant" });
    }

    press(selector, otherwise) {
        const button = this.current().querySelector(selector);
        if (button) {
            button.click();
        } else {
            this.say(otherwise);
        }
    }

    /** Only while the evidence is in sight; words that are not in it are asked about. */
    verify() {
        const quote = this.current();
        const evidence = quote.querySelector("[data-evidence]");
        const place = evidence.querySelector("mark") ?? evidence;
        const box = place.getBoundingClientRect();
        if (box.bottom <= 0 || box.top >= innerHeight) {
            place.scrollIntoView({ block: "center", behavior: "instant" });
            this.say("Look at the evidence, then press v.");
        } else if (!("found" in quote.dataset) && quote.dataset.asked === undefined && quote.querySelector("[data-verify]")) {
            quote.dataset.asked = "";
            quote.querySelector("[data-verify]").focus();
            this.say("These words are not in the stored evidence. Press Enter if you have seen them in the source.");
        } else {
            this.press("[data-verify]", "You cannot verify this quote now.");
        }
    }

    /** What does not match needs a word on how: the note comes first. */
    fail() {
        const note = this.current().querySelector("[data-note]");
        if (note && !note.value.trim()) {
            this.write();
            this.say("Write what differs, then press “Does not match”.");
        } else {
            this.press("[data-fail]", "This quote is already marked.");
        }
    }

    write() {
        this.current().querySelector("[data-note]")?.focus();
    }

    click(event) {
        if (event.target.closest("[data-skip]")) {
            event.preventDefault();
            event.target.closest("li[data-quote]").focus({ preventScroll: true });
            this.move(1);
        }
    }

    say(words) {
        this.announcer.textContent = words;
    }
}

const form = document.querySelector("[data-fact-check]");
if (form) {
    new FactCheck(form).start();
}
