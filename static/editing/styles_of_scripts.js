// The text editor writes style sheets of its own (what an empty paragraph says). The page's policy
// lets those in that have this page's number, which is given to what the page's scripts make.
(() => {
  const { nonce } = document.currentScript;
  const make = Document.prototype.createElement;
  Document.prototype.createElement = function createElement(name, ...rest) {
    const element = make.call(this, name, ...rest);
    if (String(name).toLowerCase() === "style") element.nonce = nonce;
    return element;
  };
  // The tool for cutting pictures asks whether a screen is touched by writing a handler as text. The
  // policy refuses that, and would report it; the answer is the same.
  const set = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function setAttribute(name, value) {
    if (!/^on/i.test(name)) set.call(this, name, value);
  };
})();
