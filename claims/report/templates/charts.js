"use strict";
// The charts of a fact, by Observable Plot over D3. Colours are the page's own, so that a chart follows its theme and its paper. Every
// drawing is hidden from readers of the screen, who get the same in words, from a list or table beside it.
const charts = (() => {
  const WIDE = 480; // pixels from which names stand beside the figures, not above them
  const LOG_FROM = 25; // greatest over least from which a linear scale would press the small figures into one point
  const ZERO_FROM = 2; // greatest over least from which the axis begins at nought
  const TICKS = 4, DECADES = 6; // more powers of ten than that are labelled every second or third
  const REPEATS = 3; // claims of one origin and one figure that have a line each
  const STRIPS = 6; // more origins than this are no longer compared by eye
  const NAMES = 216, WORDS = 128, EDGE = 14; // pixels beside the plot
  const APART = 74; // pixels that a figure or a date in words needs
  const STRIP = 58, ROOM = 24; // pixels of a strip, and above its line for the figures in words
  const FONT = 13, SMALL = 12; // pixels
  const LETTER = 7.2; // pixels of one, or a little more
  const BAR = 18, LEVELS = 86, BITS = 236, BARS = 250; // pixels of a row of a waterfall, and where its columns stand

  const capital = (name) => (/^\S+\.\S+$/.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1)); // not of a domain
  const known = (...values) => values.filter((value) => value !== null);
  const middle = (claim) => d3.mean(known(claim.low, claim.high));
  const short = (value) => {
    if (Math.abs(value) < 10_000) return d3.format(",.6~g")(value);
    return d3.format(".3~s")(value).replace("M", "m").replace("G", "bn").replace("T", "tn");
  };

  // Shares stand on 0 to 100; figures that differ by a large factor on a logarithmic axis; close ones on a linear one that does not begin at
  // nought, yet is wide enough that a small difference looks small.
  const scaleOver = (values, percent) => {
    const [low, high] = d3.extent(values);
    if (percent && low >= 0 && high <= 100) return { type: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] };
    if (low > 0 && high / low >= LOG_FROM) {
      const first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high));
      const powers = d3.range(first, last + 1, Math.ceil((last - first) / DECADES));
      return { type: "log", domain: [10 ** first, 10 ** last], ticks: powers.map((power) => 10 ** power) };
    }
    if (low === high || (low >= 0 && low * ZERO_FROM < high)) return linear(Math.min(0, low), Math.max(high, 0) || 1);
    const margin = (Math.abs(high) + Math.abs(low)) / 8;
    return linear(low - margin, high + margin);
  };
  // Round numbers that leave room above the highest value: a mark at the edge would look open.
  const linear = (low, high) => {
    const step = d3.tickStep(low, high, TICKS), round = (number) => Number((number * step).toPrecision(10));
    const ticks = d3.range(Math.floor(low / step), Math.floor(high / step) + 2).map(round);
    return { type: "linear", domain: [ticks[0], ticks.at(-1)], ticks };
  };

  // What every chart has

  const redraw = new WeakMap();
  const figure = (label, words, drawing) => {
    const made = document.createElement("figure");
    made.className = "chart";
    made.setAttribute("aria-label", label);
    const list = made.appendChild(document.createElement("ul"));
    list.className = "aside";
    for (const line of words) list.appendChild(document.createElement("li")).textContent = line;
    redraw.set(made, drawing);
    return made;
  };
  const BATCH = 8;
  // Draws figures to their widths, those that are drawn so already not again. Widths are read before anything is drawn, since each reading
  // after a change lays the whole page out anew; between batches the page may answer.
  const draw = async (figures) => {
    const due = figures.map((made) => [made, Math.round(made.clientWidth)]).filter(([made, width]) => width && Number(made.dataset.width) !== width);
    for (const [at, [made, width]] of due.entries()) {
      if (at % BATCH === BATCH - 1) await new Promise((done) => setTimeout(done));
      made.dataset.width = width;
      made.querySelector("svg")?.remove();
      made.append(redraw.get(made)(width, width >= WIDE));
    }
  };
  const plot = (options) => {
    const made = Plot.plot({ className: "plot", marginTop: 0, marginBottom: 0, ...options });
    made.setAttribute("aria-hidden", "true");
    return made;
  };
  const words = (data, text, options) => Plot.text(data, { text, fill: "var(--ink)", fontSize: FONT, frameAnchor: "left", textOverflow: "ellipsis", ...options });
  const over = { stroke: "var(--paper)", strokeWidth: 3 }; // keeps words clear of the lines beneath
  const inside = (x, text, width) => Math.min(Math.max(x, text.length * LETTER / 2), width - text.length * LETTER / 2);
  const labels = (ticks, y, text) => words(ticks, text, { x: (tick) => tick, y, fill: "var(--soft)", fontSize: SMALL, textAnchor: "middle" });

  // The figures on a common scale

  // A line a claim, those of one origin together; of many that repeat a figure the last stands for the rest.
  const linesOf = (claims) => [...d3.group(claims, (claim) => claim.origin)].flatMap(([origin, own]) => {
    const said = d3.rollup(own, (those) => those.length, (claim) => claim.words), shown = new Map(), lines = [];
    for (const claim of own) {
      const before = shown.get(claim.words) ?? 0, rest = said.get(claim.words) - REPEATS;
      shown.set(claim.words, before + 1);
      if (rest > 1 && before > REPEATS) continue;
      const label = rest > 1 && before === REPEATS ? `and ${rest} more reports` : `${claim.source}, ${claim.when}`;
      lines.push({ ...claim, origin: capital(origin), leads: !lines.length, label });
    }
    return lines;
  });
  // Where a line begins and ends on the axis, what its rounding leaves open, and what is marked on it.
  const marked = (line, [least, most]) => {
    const from = line.low ?? least, to = line.high ?? most;
    const closed = line.low !== null && line.high !== null;
    return {
      ...line, from, to, closed,
      halo: { from: line.low === null ? from : line.halo_low ?? from, to: line.high === null ? to : line.halo_high ?? to },
      dots: !closed || from === to ? known(line.low, line.high).slice(0, 1) : [],
    };
  };
  const placed = (lines, top, wide) => {
    let bottom = top;
    const rows = lines.map((line) => {
      const height = wide ? (line.leads ? 38 : 24) : line.leads ? 58 : 40, row = { ...line, top: bottom, y: bottom + (wide ? height / 2 : height - 12) };
      bottom += height;
      return row;
    });
    return { rows, bottom };
  };
  const spanOf = ({ low, high, open }, [least, most]) => {
    const one = { from: low ?? least, to: open || high === null ? most : high };
    return known(low, high).length && one.from < one.to ? [one] : [];
  };
  const cores = (rows) => {
    const each = { x1: "from", x2: "to", y: "y", stroke: "var(--mark)", strokeWidth: 2.5 };
    const long = rows.filter((row) => row.to > row.from), [vague, plain] = [long.filter((row) => row.vague), long.filter((row) => !row.vague)];
    const ends = plain.filter((row) => row.closed).flatMap((row) => [{ x: row.from, y: row.y }, { x: row.to, y: row.y }]);
    const dots = rows.filter((row) => !row.vague).flatMap((row) => row.dots.map((x) => ({ x, y: row.y, hollow: row.hollow })));
    return [
      Plot.ruleY(vague, { ...each, strokeWidth: 7, strokeDasharray: "2 3", strokeOpacity: 0.75 }),
      Plot.ruleY(plain.filter((row) => row.high !== null && row.low !== null), each),
      Plot.ruleY(plain.filter((row) => row.high === null), { ...each, markerEnd: "arrow" }),
      Plot.ruleY(plain.filter((row) => row.low === null && row.high !== null), { ...each, markerStart: "arrow-reverse" }),
      Plot.ruleX(ends, { x: "x", y1: (end) => end.y - 5, y2: (end) => end.y + 5, stroke: "var(--mark)", strokeWidth: 2.5 }),
      Plot.dot(dots, { x: "x", y: "y", r: 4, stroke: "var(--mark)", strokeWidth: 2, fill: "var(--mark)", filter: (dot) => !dot.hollow }),
      Plot.dot(dots, { x: "x", y: "y", r: 4, stroke: "var(--mark)", strokeWidth: 2, fill: "var(--paper)", filter: (dot) => dot.hollow }),
    ];
  };
  const beside = (rows) => {
    const leads = rows.filter((row) => row.leads), left = { dx: -NAMES, lineWidth: (NAMES - 8) / FONT };
    return [
      words(leads, "origin", { ...left, y: (row) => row.y - 7 }),
      words(rows, "label", { ...left, y: (row) => row.y + (row.leads ? 8 : 0), fill: "var(--soft)", fontSize: SMALL, lineWidth: (NAMES - 8) / SMALL }),
      words(rows, "words", { y: "y", frameAnchor: "right", textAnchor: "start", dx: 16, fontWeight: 600, lineWidth: (WORDS - 30) / FONT }),
    ];
  };
  const above = (rows, width) => [
    words(rows.filter((row) => row.leads), "origin", { y: (row) => row.top + 11, dx: -EDGE, lineWidth: width / FONT, ...over }),
    words(rows, "label", { y: (row) => row.y - 16, dx: -EDGE, fill: "var(--soft)", fontSize: SMALL, lineWidth: (width - 96) / SMALL, ...over }),
    words(rows, "words", { y: (row) => row.y - 16, frameAnchor: "right", dx: EDGE, fontWeight: 600, lineWidth: 96 / FONT, ...over }),
  ];
  const intervals = ({ scale: told, claims }) => {
    const values = known(told.best, ...claims.flatMap((claim) => [claim.low, claim.high, claim.halo_low, claim.halo_high]));
    if (!values.length) return null;
    const { type, domain, ticks } = scaleOver(values, told.percent);
    const lines = linesOf(claims).map((line) => marked(line, domain)), best = known(told.best), log = type === "log";
    return figure(`${told.told}${log ? " On a logarithmic scale." : ""}`, lines.map((line) => `${line.origin} (${line.label}): ${line.words}`), (width, wide) => {
      const top = best.length ? 18 : 4, { rows, bottom } = placed(lines, top, wide), all = { y1: top, y2: bottom };
      const [left, right] = wide ? [NAMES, WORDS] : [EDGE, EDGE];
      const halos = rows.filter((row) => row.halo.from < row.from || row.halo.to > row.to);
      return plot({
        width, height: bottom + (log ? 34 : 20), marginLeft: left, marginRight: right, x: { type, domain, axis: null }, y: { type: "identity", axis: null },
        marks: [
          Plot.rect(spanOf(told, domain), { x1: "from", x2: "to", ...all, fill: "var(--wash)" }),
          Plot.ruleX(ticks, { ...all, stroke: "var(--rule)" }),
          Plot.ruleY(rows.filter((row) => row.leads && row.top > top), { y: "top", insetLeft: -left, insetRight: -right, stroke: "var(--rule)" }),
          Plot.rect(halos, { x1: (row) => row.halo.from, x2: (row) => row.halo.to, y1: (row) => row.y - 6, y2: (row) => row.y + 6, fill: "var(--halo)", rx: 2 }),
          Plot.ruleX(best, { ...all, stroke: "var(--ink)", strokeDasharray: "2 3" }),
          words(best, () => "best", { x: (value) => value, y: top - 9, fill: "var(--soft)", fontWeight: 600, fontSize: SMALL, textAnchor: "middle" }),
          ...cores(rows), ...(wide ? beside(rows) : above(rows, width)),
          labels(ticks, bottom + 11, (tick) => short(tick) + (told.percent ? "%" : "")),
          log ? words(["Logarithmic scale"], (text) => text, { y: bottom + 26, fill: "var(--soft)", fontSize: SMALL }) : null,
        ],
      });
    });
  };

  // The figures in time, origin by origin: each stays where it was until the origin gives another

  const stepsOf = (claims) => claims.filter((claim, at) => at === 0 || claim.words !== claims[at - 1].words);
  const strips = ({ scale: told, claims }) => {
    const dated = claims.filter((claim) => claim.day !== null && known(claim.low, claim.high).length)
      .map((claim) => ({ ...claim, origin: capital(claim.origin), at: new Date(claim.day), value: middle(claim), rising: claim.high === null }));
    const ordered = d3.sort(dated, (one, other) => d3.ascending(one.at, other.at) || d3.ascending(one.value, other.value));
    const all = [...d3.group(ordered, (claim) => claim.origin)].map(([origin, own]) => [origin, stepsOf(own)]);
    const steps = all.flatMap(([, own]) => own), days = d3.sort(new Set(steps.map((step) => step.day)));
    if (days.length < 2 || new Set(steps.map((step) => step.words)).size < 2) return null;
    const shown = d3.sort(all, ([, own]) => -own.length).slice(0, STRIPS), more = all.length - shown.length;
    const told_in_words = shown.map(([origin, own]) => `${origin}: ${own.map((step) => `${step.words} (${step.when})`).join("; ")}`);
    const scale = scaleOver(steps.map((step) => step.value), told.percent);
    return figure("Figures in time, by origin", told_in_words, (width, wide) => inTime({ shown, days, scale, more, width, wide }));
  };
  const inTime = ({ shown, days, scale, more, width, wide }) => {
    const height = wide ? STRIP : STRIP + 16, bottom = shown.length * height, left = wide ? NAMES : EDGE;
    const across = d3.scaleUtc([days[0], days.at(-1)].map((day) => new Date(day)), [left, width - EDGE - 26]);
    const up = (scale.type === "log" ? d3.scaleLog : d3.scaleLinear)(scale.domain, [height - 6, ROOM + height - STRIP]);
    const points = shown.flatMap(([, own], strip) => own.map((step, at) => ({
      ...step, strip, x: across(step.at), y: strip * height + up(step.value), last: at + 1 === own.length,
    })));
    const inWords = dayWords(days);
    const ticks = spaced(days.map((day) => ({ x: across(new Date(day)), words: inWords(day) })), APART);
    const said = d3.groups(points, (point) => point.strip).flatMap(([, own]) => spaced(own, APART));
    const names = shown.map(([origin], strip) => ({ origin, y: strip * height }));
    const step = { x: "x", y: "y", stroke: "var(--mark)", strokeWidth: 2 };
    return plot({
      width, height: bottom + (more ? 36 : 20), marginLeft: left, marginRight: EDGE, x: { type: "identity", axis: null }, y: { type: "identity", axis: null },
      marks: [
        Plot.ruleX(ticks, { x: "x", y1: 0, y2: bottom, stroke: "var(--rule)" }),
        Plot.ruleY(names.slice(1), { y: "y", x1: 0, x2: width, stroke: "var(--rule)" }),
        Plot.lineY(points, { ...step, z: "strip", curve: "step-after" }),
        Plot.ruleY(points.filter((point) => point.last), { ...step, x: undefined, x1: "x", x2: width - EDGE, strokeDasharray: "1 4" }),
        Plot.vector(points.filter((point) => point.rising), { ...step, length: 13, anchor: "start", rotate: 0 }),
        Plot.dot(points, { x: "x", y: "y", r: 4, fill: "var(--mark)" }),
        words(said, "words", { ...over, x: (point) => inside(point.x, point.words, width), y: (point) => point.y - (point.rising ? 20 : 11), fontWeight: 600, textAnchor: "middle" }),
        words(names, "origin", { y: (name) => name.y + (wide ? height / 2 : 9), dx: -left, lineWidth: ((wide ? NAMES : width) - 14) / FONT }),
        words(ticks, "words", { x: (tick) => inside(tick.x, tick.words, width), y: bottom + 11, fill: "var(--soft)", fontSize: SMALL, textAnchor: "middle" }),
        more ? words([`${more} more ${more === 1 ? "origin" : "origins"} not drawn`], (text) => text, { y: bottom + 27, fill: "var(--soft)", fontSize: SMALL }) : null,
      ],
    });
  };
  // Those that have room for their words: the last first, then the first, then what fits between.
  const spaced = (points, apart) => {
    const taken = [];
    for (const point of [points.at(-1), ...points]) if (taken.every((other) => Math.abs(other.x - point.x) >= apart)) taken.push(point);
    return taken;
  };
  const dayWords = (days) => {
    const [whole, brief] = [d3.utcFormat("%-d %b %Y"), d3.utcFormat("%-d %b")], one = days[0].slice(0, 4) === days.at(-1).slice(0, 4);
    return (day) => (one && day !== days.at(-1) ? brief : whole)(new Date(day));
  };

  // A sum of evidence: each bar begins where the sum stood

  const waterfall = (bars) => (width) => {
    const rows = bars.map((bar, at) => ({ ...bar, y: at * BAR + BAR / 2 })), sum = rows.at(-1), height = rows.length * BAR + 2;
    const ends = d3.extent(bars.flatMap((bar) => [0, bar.start, bar.end]));
    const bar = { x1: "start", x2: "end", y1: (row) => row.y - 4, y2: (row) => row.y + 4 }, small = { y: "y", fontSize: SMALL };
    return plot({
      width, height, marginLeft: BARS, marginRight: 4, x: { domain: ends[0] === ends[1] ? [0, 1] : ends, axis: null }, y: { type: "identity", axis: null },
      marks: [
        Plot.ruleX([0], { y1: 0, y2: height, stroke: "var(--soft)" }),
        Plot.rect(rows.filter((row) => row.end >= row.start), { ...bar, fill: "var(--mark)" }),
        Plot.rect(rows.filter((row) => row.end < row.start), { ...bar, fill: "var(--moving)" }),
        Plot.ruleY([sum.y - BAR / 2], { insetLeft: -BARS, stroke: "var(--rule)" }),
        words(rows, "name", { ...small, dx: -BARS, fontWeight: (row) => (row === sum ? 600 : 400) }),
        words(rows, "level", { ...small, dx: LEVELS - BARS, fill: "var(--soft)", lineWidth: (BITS - LEVELS - 36) / SMALL }),
        words(rows, "bits", { ...small, dx: BITS - BARS, textAnchor: "end", fontVariant: "tabular-nums" }),
      ],
    });
  };
  // Puts the drawing of a waterfall in the place of its table, which stays for readers of the screen.
  const drawWaterfall = (table, bars) => {
    const made = document.createElement("div");
    made.className = "bars";
    redraw.set(made, waterfall(bars));
    table.classList.add("aside");
    table.after(made);
    draw([made]);
  };

  return { scaleOver, linesOf, marked, intervals, strips, draw, drawWaterfall };
})();
