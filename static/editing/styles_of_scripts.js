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
})();
