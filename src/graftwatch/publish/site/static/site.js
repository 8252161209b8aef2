"use strict";
// Everything works without this file; it adds keys, and lights up what belongs together.
(() => {
  const typing = event => /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  const held = event => event.ctrlKey || event.metaKey || event.altKey;
  const onKey = (keys, act) => document.addEventListener("keydown", event => {
    if (!typing(event) && !held(event) && keys.includes(event.key)) act(event);
  });

  onKey(["/"], event => { event.preventDefault(); document.getElementById("q").focus(); });

  // A document: a claim's words and its note belong together; n and p walk the notes.
  const notes = document.getElementById("notes");
  if (notes) {
    const marks = [...document.querySelectorAll("mark[data-claims]")];
    const light = (number, on) => {
      document.getElementById(`n${number}`)?.classList.toggle("on", on);
      for (const mark of marks) if (mark.dataset.claims.split(" ").includes(number)) mark.classList.toggle("on", on);
    };
    for (const note of notes.children) {
      const number = note.id.slice(1);
      note.addEventListener("mouseenter", () => light(number, true));
      note.addEventListener("mouseleave", () => light(number, false));
    }
    for (const mark of marks) {
      const numbers = mark.dataset.claims.split(" ");
      mark.addEventListener("mouseenter", () => numbers.forEach(number => light(number, true)));
      mark.addEventListener("mouseleave", () => numbers.forEach(number => light(number, false)));
    }
    const backs = [...notes.querySelectorAll(".back")];
    const walk = step => {
      const at = backs.indexOf(document.activeElement);
      backs[Math.min(Math.max(at + step, 0), backs.length - 1)].focus();
    };
    onKey(["n"], () => walk(1));
    onKey(["p"], () => walk(-1));
  }

  // Review: j and k walk what waits; a letter presses the button that has it, and the queue is what the answer holds.
  const queue = document.getElementById("queue");
  if (queue) {
    const tasks = () => [...queue.querySelectorAll(".task")];
    const here = () => tasks().find(task => task.contains(document.activeElement));
    const go = task => { if (task) { task.focus(); task.scrollIntoView({ block: "nearest" }); } };
    const at = step => { const all = tasks(); return all[Math.min(Math.max(all.indexOf(here()) + step, 0), all.length - 1)]; };
    const refuse = (form, why) => {
      const said = form.querySelector(".wrong") ?? form.appendChild(document.createElement("p"));
      said.className = "wrong";
      said.setAttribute("role", "alert");
      said.textContent = `Not decided. ${why}`;
    };
    queue.addEventListener("submit", async event => {
      event.preventDefault();
      const form = event.target, button = event.submitter, place = Math.max(tasks().indexOf(form.closest(".task")), 0);
      const body = new URLSearchParams(new FormData(form));
      body.set("verb", button.value);
      const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
      const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = answer?.ok && page.getElementById("queue");
      if (answer?.ok && !fresh) { location.assign(answer.url); return; }
      if (!fresh) { refuse(form, page?.querySelector("main .lede")?.textContent ?? "The site does not answer."); return; }
      queue.replaceChildren(...fresh.childNodes);
      go(tasks()[Math.min(place, tasks().length - 1)]);
    });
    onKey(["j"], () => go(at(1)));
    onKey(["k"], () => go(at(-1)));
    onKey(["s", "d", "n", "a", "r", "c"], event => here()?.querySelector(`[aria-keyshortcuts="${event.key}"]`)?.click());
    onKey(["u"], () => queue.querySelector(".last button")?.click());
  }

  // Add: files may be dropped anywhere on the page; a run tells how far it is.
  const handIn = document.getElementById("hand-in");
  if (handIn) {
    const files = document.getElementById("files");
    const holds = event => event.dataTransfer?.types.includes("Files");
    document.addEventListener("dragover", event => { if (holds(event)) { event.preventDefault(); document.body.classList.add("dropping"); } });
    document.addEventListener("dragleave", event => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
    document.addEventListener("drop", event => {
      if (!holds(event)) return;
      event.preventDefault();
      document.body.classList.remove("dropping");
      files.files = event.dataTransfer.files;
      files.focus();
    });
  }
  const run = document.getElementById("run");
  if (run) {
    const set = (id, text) => { document.getElementById(id).textContent = text; };
    const look = async () => {
      const answer = await fetch(run.dataset.progress).catch(() => null);
      if (answer?.ok) {
        const at = await answer.json();
        if (at.state === "done" || at.state === "failed") { location.reload(); return; }
        if (at.state === "running") set("run-state", "Being taken in and read");
        set("run-seen", at.seen);
        set("run-last", at.last);
        document.getElementById("run-bar").value = at.seen;
      }
      setTimeout(look, 1000);
    };
    setTimeout(look, 500);
  }

  // A network: whom one is connected with, and a closer look.
  const net = document.getElementById("net");
  if (net) {
    const edges = [...net.querySelectorAll(".edge")], nodes = [...net.querySelectorAll(".node")];
    const show = id => {
      const near = new Set([id]);
      for (const edge of edges) {
        const hit = edge.dataset.a === id || edge.dataset.b === id;
        if (hit) { near.add(edge.dataset.a); near.add(edge.dataset.b); }
        edge.classList.toggle("near", hit);
        edge.classList.toggle("dim", Boolean(id) && !hit);
      }
      for (const node of nodes) node.classList.toggle("dim", Boolean(id) && !near.has(node.dataset.id));
    };
    for (const node of nodes) {
      for (const name of ["mouseenter", "focus"]) node.addEventListener(name, () => show(node.dataset.id));
      for (const name of ["mouseleave", "blur"]) node.addEventListener(name, () => show(""));
    }
    const box = { x: 0, y: 0, w: 960, h: 620 };
    const zoom = (factor, cx = .5, cy = .5) => {
      const w = Math.min(1920, Math.max(200, box.w * factor)), h = w * 620 / 960;
      box.x += (box.w - w) * cx; box.y += (box.h - h) * cy; box.w = w; box.h = h;
      net.setAttribute("viewBox", `${box.x} ${box.y} ${box.w} ${box.h}`);
    };
    net.addEventListener("wheel", event => {
      if (!event.ctrlKey && !event.shiftKey) return;
      event.preventDefault();
      const seen = net.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, (event.clientX - seen.x) / seen.width, (event.clientY - seen.y) / seen.height);
    }, { passive: false });
    onKey(["+"], () => zoom(1 / 1.2));
    onKey(["-"], () => zoom(1.2));
  }
})();
