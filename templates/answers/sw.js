// Keeps the pages that were read on the reader's own device, to be read again without a network.
// Never asks for anything by itself but the page of urgent numbers; without it, nothing changes.
// Installed anew for the content of revision {{ revision }}.
(function () {
  "use strict";
  var KEPT = "read-1", MOST = 60, PATIENCE = 3000;
  var PAGE = /^\/(zh-han[st]|en)\/((answers|sections|law|channels|ladder|letters|journey|myths|terms|pages)\/([\w-]+\/){0,2})?$/;
  var STYLE = "{% static "guide.css" %}", left = false;
  function offline(path) {
    return "/" + path.split("/")[1] + "/offline/";
  }
  function isPage(url) {
    return url.origin === location.origin && !url.search && PAGE.test(url.pathname);
  }
  function withCache(use) {
    return left ? Promise.resolve() : caches.open(KEPT).then(use);
  }
  function deleteAll(isOld) {
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(isOld).map(function (one) {
        return caches.delete(one);
      }));
    });
  }
  // The oldest leave first; a page that is read again is the newest again.
  function tidy(cache) {
    return cache.keys().then(function (all) {
      var pages = all.filter(function (one) {
        return isPage(new URL(one.url));
      });
      return Promise.all(pages.slice(0, Math.max(0, pages.length - MOST)).map(function (one) {
        return cache.delete(one);
      }));
    });
  }
  function keep(url, response) {
    return withCache(function (cache) {
      if (response.status !== 200) {
        // Withdrawn: what it said must not be read on.
        return response.status > 403 && response.status < 411 && cache.delete(url.pathname);
      }
      return cache.put(url.pathname, response).then(function () {
        return cache.match(offline(url.pathname));
      }).then(function (hit) {
        return hit || cache.add(offline(url.pathname));
      }).then(function () {
        return tidy(cache);
      });
    });
  }
  // What was open before this worker was there, and the urgent numbers as they are now.
  function keepOpen() {
    return self.clients.matchAll({ type: "window" }).then(function (open) {
      return Promise.all(open.map(function (one) {
        var url = new URL(one.url);
        return isPage(url) && withCache(function (cache) {
          return cache.add(offline(url.pathname)).then(function () {
            return cache.add(url.pathname);
          });
        });
      }));
    });
  }
  function forget() {
    left = true;
    return deleteAll(function () {
      return true;
    }).then(function () {
      return self.registration.unregister();
    });
  }
  function answer(event, url) {
    var fetched = fetch(event.request);
    event.waitUntil(fetched.then(function (response) {
      return isPage(url) && keep(url, response.clone());
    }).catch(function () {}));
    return new Promise(function (resolve) {
      var late = setTimeout(function () {
        caches.match(url.href).then(function (hit) {
          return hit && resolve(hit);
        });
      }, PATIENCE);
      fetched.then(function (response) {
        clearTimeout(late);
        resolve(response);
      }, function () {
        clearTimeout(late);
        caches.match(url.href).then(function (hit) {
          return hit || caches.match(offline(url.pathname));
        }).then(function (hit) {
          resolve(hit || Response.error());
        });
      });
    });
  }
  self.addEventListener("install", function (event) {
    event.waitUntil(withCache(function (cache) {
      return cache.add(STYLE);
    }).then(function () {
      return self.skipWaiting();
    }));
  });
  self.addEventListener("activate", function (event) {
    event.waitUntil(deleteAll(function (one) {
      return one !== KEPT;
    }).then(function () {
      return self.clients.claim();
    }).then(keepOpen));
  });
  self.addEventListener("fetch", function (event) {
    var url = new URL(event.request.url);
    if (event.request.method !== "GET" || url.origin !== location.origin) {
      return;
    }
    if (/^\/[\w-]+\/leave\/$/.test(url.pathname)) {
      event.waitUntil(forget());
    } else if (url.pathname === STYLE) {
      event.respondWith(caches.match(STYLE).then(function (hit) {
        return hit || fetch(event.request);
      }));
    } else if (event.request.mode === "navigate" && /^\/(zh-han[st]|en)\//.test(url.pathname)) {
      event.respondWith(answer(event, url));
    }
  });
})();
