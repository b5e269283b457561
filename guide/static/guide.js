// Enhancements only: every page reads and works without this file.
(function () {
  "use strict";
  function each(selector, use) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), use);
  }
  function select(node) {
    var range = document.createRange();
    range.selectNodeContents(node);
    var chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }
  each(".copy", function (button) {
    button.hidden = false;
    // So that a screen reader says that it worked.
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      var node = document.getElementById(button.getAttribute("data-copy"));
      function done() {
        button.textContent = button.getAttribute("data-done");
      }
      // Old web views have no clipboard: the text is selected, and the reader copies it.
      select(node);
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(node.innerText).then(done, function () {});
      } else if (document.execCommand && document.execCommand("copy")) {
        done();
      }
    });
  });
  each(".print", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });
  each(".leave", function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      // Replaced, so that "back" does not return here. The history keeps earlier pages.
      window.location.replace(link.href);
    });
  });
  // A blank is filled in on the page itself: nothing leaves it, and nothing is kept.
  each(".letter:not([data-fixed]) .blank", function (blank) {
    var name = blank.getAttribute("data-blank");
    blank.setAttribute("contenteditable", "true");
    blank.setAttribute("role", "textbox");
    blank.setAttribute("aria-label", blank.textContent);
    blank.setAttribute("spellcheck", "false");
    blank.addEventListener("focus", function () {
      select(blank);
    });
    blank.addEventListener("keydown", function (event) {
      if (event.key === "Enter") {
        event.preventDefault();
      }
    });
    blank.addEventListener("input", function () {
      each('[data-blank="' + name + '"]', function (same) {
        if (same !== blank) {
          same.textContent = blank.textContent;
        }
      });
    });
  });
  // Keeps what was read, to be read again without a network. Leaving through .leave clears it.
  if ("serviceWorker" in navigator && window.isSecureContext) {
    window.addEventListener("load", function () {
      navigator.serviceWorker.register("/sw.js").catch(function () {});
    });
  }
  var errors = document.getElementById("errors");
  if (errors) {
    errors.focus();
  }
})();
