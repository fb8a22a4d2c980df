"use strict";
(() => {
  const form = document.getElementById("filters");
  const notices = [...document.querySelectorAll("article.notice")];
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const folds = notices.map((notice) => notice.querySelector("details"));
  const words = notices.map((notice) => notice.textContent.toLowerCase());
  const keys = ["entity", "chip", "provider", "stage"];
  document.documentElement.classList.add("live");

  const apply = () => {
    const wanted = keys.map((key) => form.elements[key].value);
    const sought = form.elements.words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    notices.forEach((notice, at) => {
      const fits =
        keys.every((key, k) => wanted[k] === "" || notice.dataset[key].split(" ").includes(wanted[k])) &&
        sought.every((word) => words[at].includes(word));
      notice.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = `${shown} of ${notices.length} notices`;
    none.hidden = shown > 0;
  };

  const reset = () => {
    form.reset();
    apply();
  };

  const openAll = () => {
    const seen = folds.filter((fold, at) => !notices[at].hidden);
    const isOpen = seen.some((fold) => !fold.open);
    seen.forEach((fold) => { fold.open = isOpen; });
  };

  const step = (by) => {
    const seen = notices.filter((notice) => !notice.hidden);
    if (seen.length === 0) return;
    const at = seen.findIndex((notice) => notice.contains(document.activeElement));
    const next = seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(Math.max(at + by, 0), seen.length - 1)];
    const head = next.querySelector("summary");
    head.focus({ preventScroll: true });
    head.scrollIntoView({ block: "start" });
  };

  const goTo = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.matches("article.notice") && target.querySelector("details");
    if (!fold) return;
    if (target.hidden) reset();
    fold.open = true;
    target.scrollIntoView();
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("reset" in button.dataset) reset();
    if ("open" in button.dataset) openAll();
    if ("pick" in button.dataset) {
      form.reset();
      form.elements.entity.value = button.dataset.pick;
      apply();
      document.getElementById("notices").scrollIntoView();
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      reset();
      if (isTyping) event.target.blur();
    } else if (isTyping) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      form.elements.words.focus();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "a") openAll();
    else if (event.key === "o") {
      const notice = document.activeElement.closest("article.notice");
      if (notice) {
        const fold = notice.querySelector("details");
        fold.open = !fold.open;
      }
    }
  });
  window.addEventListener("hashchange", goTo);
  let before = null;
  window.addEventListener("beforeprint", () => {
    before = folds.map((fold) => fold.open);
    folds.forEach((fold, at) => { fold.open = !notices[at].hidden; });
  });
  window.addEventListener("afterprint", () => {
    if (before) folds.forEach((fold, at) => { fold.open = before[at]; });
  });
  apply();
  goTo();
})();
