// Suggestions while typing. The search works without them, and nothing typed is kept.
(function () {
  "use strict";
  var input = document.querySelector("[data-suggest]");
  if (!input || !window.XMLHttpRequest) {
    return;
  }
  var list = document.createElement("ul");
  var chosen = -1;
  var waiting;
  var latest = 0;
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels ? input.labels[0].textContent : "");
  input.parentNode.parentNode.appendChild(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", "suggestions");
  input.setAttribute("aria-expanded", "false");

  function close() {
    // What is still asked for may not open it again.
    clearTimeout(waiting);
    latest++;
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(place) {
    var options = list.children;
    if (!options.length) {
      return;
    }
    chosen = (place + options.length) % options.length;
    for (var i = 0; i < options.length; i++) {
      options[i].setAttribute("aria-selected", i === chosen ? "true" : "false");
    }
    input.setAttribute("aria-activedescendant", options[chosen].id);
  }
  function show(results) {
    list.textContent = "";
    results.forEach(function (one, place) {
      var option = document.createElement("li");
      option.id = "suggestion-" + place;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.setAttribute("data-path", one.path);
      option.textContent = one.title;
      option.addEventListener("mousedown", function () {
        window.location.href = one.path;
      });
      list.appendChild(option);
    });
    list.hidden = !results.length;
    input.setAttribute("aria-expanded", results.length ? "true" : "false");
    chosen = -1;
  }
  function ask() {
    var number = ++latest;
    var request = new XMLHttpRequest();
    request.open(
      "GET",
      input.getAttribute("data-suggest") +
        "?format=json&suggest=1&q=" + encodeURIComponent(input.value)
    );
    request.onload = function () {
      if (number === latest && request.status === 200) {
        show(JSON.parse(request.responseText).results);
      }
    };
    request.send();
  }
  input.addEventListener("input", function () {
    clearTimeout(waiting);
    if (input.value.trim()) {
      waiting = setTimeout(ask, 200);
    } else {
      close();
    }
  });
  input.addEventListener("keydown", function (event) {
    if (list.hidden) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      window.location.href = list.children[chosen].getAttribute("data-path");
    } else if (event.key === "Escape") {
      // A search box would clear itself: the words stay.
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
})();
