// Comfort only: every page works without this file.

// Where the reader should go on: at the mistakes, else at what has just been put in.
function focusNews(root) {
  const news = root.querySelector("#error-summary, [data-focus]");
  if (!news) return;
  news.setAttribute("tabindex", "-1");
  news.focus();
}

// A link of the error summary leads to its field, and the field takes the keyboard (the first of several choices).
function followSummary(event) {
  const link = event.target.closest("#error-summary a");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}

// One press, one command, whoever sends it. The server would notice the second too: both carry the same command_id.
function sendOnce(event) {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "yes";
  form.setAttribute("aria-busy", "true");
  setTimeout(() => forget(form), 10000);
}

function forget(form) {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
}

document.addEventListener("DOMContentLoaded", () => focusNews(document));
document.addEventListener("click", followSummary);
document.addEventListener("submit", sendOnce, true); // before htmx
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(forget));
document.addEventListener("htmx:after:swap", (event) => focusNews(event.target));
