// Leaves the site at once: the neutral page takes this page's place in the browser's history, so
// that "Back" does not lead here. Without this module the link leaves as well, and the page stays
// in the history. Pressing Escape three times within two seconds does the same.

const PRESSES = 3;
const WITHIN_MS = 2000;

export class QuickExit {
  constructor(link, { leave = (address) => window.location.replace(address) } = {}) {
    this.link = link;
    this.leave = leave;
    this.presses = [];
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.go();
    });
    document.addEventListener("keydown", (event) => this.count(event));
  }

  count(event) {
    if (event.key !== "Escape" || event.repeat) return;
    this.presses = [...this.presses, event.timeStamp].slice(-PRESSES);
    const isFast = event.timeStamp - this.presses[0] <= WITHIN_MS;
    if (this.presses.length === PRESSES && isFast) this.go();
  }

  go() {
    // The neutral page may be slow to come: what stands here is gone before.
    document.documentElement.hidden = true;
    document.title = "";
    this.leave(this.link.href);
  }
}

const link = document.querySelector("[data-quick-exit]");
if (link) new QuickExit(link);
