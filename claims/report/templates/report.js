"use strict";
(() => {
  const PAGE = 25, PART = 50;
  const FIELDS = ["q", "verdict", "support", "source", "place", "predicate", "sort"];
  const at = (id) => document.getElementById(id);
  const form = at("filter"), results = at("results"), chapters = at("chapters"), packed = at("index");

  // Citations

  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages opened from a disk may not reach the clipboard in every browser; a selection always may.
      const field = document.body.appendChild(document.createElement("textarea"));
      field.value = text;
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await copied(button.dataset.copy);
    const before = button.innerHTML;
    button.textContent = "Copied";
    button.focus();
    setTimeout(() => { button.innerHTML = before; }, 1500);
  });
  document.documentElement.classList.add("scripted");

  // Paper cannot be clicked: the claims are opened for it, and folded again after.

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main .claims:not([open]), .colophon details:not([open])")];
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });

  // What is packed into the page

  if (!form || !packed || !("DecompressionStream" in window)) return;

  const unpacked = (element) => {
    const text = atob(element.textContent), bytes = new Uint8Array(text.length);
    for (let place = 0; place < bytes.length; place++) bytes[place] = text.charCodeAt(place);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
  let reading = null;
  const facts = () => {
    reading ??= unpacked(packed).json().then((rows) => rows.map((row, number) => {
      const [id, label, verdict, support, place, predicate, sources, newest, reports, origins, gap, text] = row;
      return { number, id, label, verdict, support, place, predicate, sources, newest, reports, origins, gap, text };
    }));
    return reading;
  };
  const parts = new Map();
  const packs = document.querySelectorAll(".part");
  const held = async (number) => {
    const part = Math.floor(number / PART);
    if (!parts.has(part)) parts.set(part, unpacked(packs[part]).json());
    return (await parts.get(part))[number % PART];
  };
  let loading = null;
  const libraries = () => {
    loading ??= unpacked(at("library")).text().then((text) => {
      const script = document.createElement("script");
      script.textContent = text; // the policy knows its digest
      document.head.append(script);
    });
    return loading;
  };

  // Facts, and their charts

  const FACT = at("template-fact").textContent, PARTIALS = { waterfall: at("template-waterfall").textContent };
  const written = (fact) => {
    const template = document.createElement("template");
    template.innerHTML = Mustache.render(FACT, fact, PARTIALS); // which escapes every value
    return template.content.firstElementChild;
  };
  const waterfalls = (fact) => [fact.matching?.joined?.pairs, fact.matching?.nears?.misses].flatMap((those) => those ?? [])
    .flatMap((one) => one.waterfall ?? []);
  const illustrated = (article, fact) => {
    const figures = fact.scale ? [charts.intervals(fact), charts.strips(fact)].filter(Boolean) : [];
    article.querySelector(".show").append(...figures);
    article.querySelector(".matched")?.addEventListener("toggle", (event) => {
      const tables = event.target.querySelectorAll(".waterfall");
      waterfalls(fact).forEach((one, place) => charts.drawWaterfall(tables[place], one.bars));
    }, { once: true });
    return figures;
  };
  const illustrate = (articles, those) => charts.draw([...articles].flatMap((article, place) => illustrated(article, those[place])));
  const illustrateChapters = async () => {
    const articles = chapters.querySelectorAll("article"); // the first of all facts, in their order
    const [those] = await Promise.all([Promise.all([...articles].map((_, number) => held(number))), libraries()]);
    await illustrate(articles, those);
  };
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    charts.draw([...document.querySelectorAll(".chart, .bars")]);
  });

  const fill = async () => {
    const all = await facts();
    const offer = (select, words) => {
      const counts = new Map();
      for (const word of words) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const [word, count] of [...counts].sort(([one], [other]) => one.localeCompare(other))) {
        select.add(new Option(`${word} (${count})`, word));
      }
    };
    offer(at("source"), all.flatMap((fact) => fact.sources));
    offer(at("place"), all.map((fact) => fact.place));
    offer(at("predicate"), all.map((fact) => fact.predicate));
  };

  // Searching

  const ORDERS = {
    newest: (one, other) => other.newest.localeCompare(one.newest),
    reports: (one, other) => other.reports - one.reports,
    origins: (one, other) => other.origins - one.origins,
    gap: (one, other) => other.gap - one.gap,
    name: (one, other) => one.label.localeCompare(other.label),
  };
  const found = (all, asked) => {
    const words = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
    const fitting = all.filter((fact) =>
      (!asked.verdict || fact.verdict.includes(asked.verdict)) && (!asked.support || fact.support === asked.support)
      && (!asked.source || fact.sources.includes(asked.source)) && (!asked.place || fact.place === asked.place)
      && (!asked.predicate || fact.predicate === asked.predicate) && words.every((word) => fact.text.includes(word)));
    return asked.sort in ORDERS ? fitting.sort(ORDERS[asked.sort]) : fitting;
  };
  const address = (asked, page) => {
    const kept = new URLSearchParams(FIELDS.filter((name) => asked[name]).map((name) => [name, asked[name]]));
    if (page > 1) kept.set("page", page);
    return String(kept) ? `#find?${kept}` : "#facts";
  };
  const asked = () => Object.fromEntries(FIELDS.map((name) => [name, at(name).value]));

  const pager = (asks, page, pages) => {
    const link = (words, number) => {
      const made = document.createElement("a");
      made.textContent = words;
      made.href = address(asks, number);
      return made;
    };
    const parts = [];
    if (page > 1) parts.push(link("Previous", page - 1));
    if (pages > 1) parts.push(`Page ${page} of ${pages}`);
    if (page < pages) parts.push(link("Next", page + 1));
    at("pager").replaceChildren(...parts);
  };

  let latest = 0;
  const list = async (heading, chosen, turn) => {
    const [chosenFacts] = await Promise.all([Promise.all(chosen.map((fact) => held(fact.number))), libraries()]);
    if (turn !== latest) return false; // a later question was asked meanwhile
    const articles = chosenFacts.map(written);
    // Out of the document, not only out of sight: a fact's id may stand there once.
    if (chapters.isConnected) chapters.remove();
    results.hidden = false;
    at("found").textContent = heading;
    at("page").replaceChildren(...articles);
    illustrate(articles, chosenFacts);
    return true;
  };
  const search = async (asks, page, turn) => {
    const all = await facts(), fitting = found(all, asks);
    const pages = Math.max(1, Math.ceil(fitting.length / PAGE)), on = Math.min(Math.max(1, page), pages);
    const many = fitting.length === 1 ? "1 fact" : `${fitting.length.toLocaleString("en")} facts`;
    const heading = fitting.length ? `${many} of ${all.length.toLocaleString("en")}` : "No fact fits this search";
    if (await list(heading, fitting.slice((on - 1) * PAGE, on * PAGE), turn)) pager(asks, on, pages);
  };
  const one = async (id, claim, turn) => {
    const all = await facts();
    const fact = all.find((fact) => fact.id === id || (claim && fact.text.includes(claim)));
    if (!(await list(fact ? "One fact" : "There is no such fact on this page", fact ? [fact] : [], turn))) return;
    at("pager").replaceChildren();
    const target = claim ? at(`claim-${claim}`) : at(`fact-${id}`);
    target?.closest("details")?.setAttribute("open", "");
    (target ?? results).scrollIntoView();
  };
  const everything = () => {
    results.hidden = true;
    at("page").replaceChildren();
    if (!chapters.isConnected) results.after(chapters);
    charts.draw([...chapters.querySelectorAll(".chart")]); // out of the document they had no width
  };

  const follow = async (event) => {
    const turn = ++latest, hash = location.hash.slice(1);
    if (hash.startsWith("find?")) {
      const parameters = new URLSearchParams(location.hash.slice("#find?".length));
      for (const name of FIELDS) {
        const value = parameters.get(name) ?? "";
        if (at(name).options && value && ![...at(name).options].some((option) => option.value === value)) await offered;
        if (document.activeElement !== at(name)) at(name).value = value;
      }
      await search(Object.fromEntries(FIELDS.map((name) => [name, parameters.get(name) ?? ""])), Number(parameters.get("page") ?? 1), turn);
      if (event?.type === "hashchange") at("found").focus();
      return;
    }
    const [kind, id] = [hash.slice(0, 5), hash.slice(hash.indexOf("-") + 1)];
    if (kind === "fact-" || hash.startsWith("claim-")) {
      const there = at(hash);
      if (there?.matches("#page .fact, #page li")) there.closest("details")?.setAttribute("open", "");
      else if (there && there.isConnected && !there.matches("tr")) {
        there.closest("details")?.setAttribute("open", "");
        there.scrollIntoView();
      } else await one(kind === "fact-" ? id : null, kind === "fact-" ? null : id, turn);
      return;
    }
    for (const name of FIELDS) at(name).value = "";
    everything();
    if (hash && event) at(hash)?.scrollIntoView();
  };

  const offered = new Promise((done) => addEventListener("load", () => setTimeout(() => done(fill()))));
  let typing;
  form.hidden = false;
  form.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      history.replaceState(null, "", address(asked(), 1));
      follow();
    }, 150);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  follow();
  addEventListener("load", illustrateChapters);
})();
