/** The report's whole style sheet. Colours are pairs for a light and a dark page, each at least 4.5 : 1 on its ground. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --surface: #ffffff; --sunken: #eef0f4; --line: #dcdfe6;
  --ink: #1b1e24; --muted: #59606d; --accent: #2450c8;
  --good: #146c43; --good-ground: #e3f4ea;
  --warn: #855300; --warn-ground: #fdf0d5;
  --bad: #b3261e; --bad-ground: #fce9e7;
  --calm: #4d5563; --calm-ground: #e9ebf0;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1115; --surface: #171a20; --sunken: #1f232b; --line: #2d323c;
    --ink: #e7e9ee; --muted: #a2a9b6; --accent: #93b1ff;
    --good: #6fd6a0; --good-ground: #12301f;
    --warn: #f0c265; --warn-ground: #33270d;
    --bad: #ff9d94; --bad-ground: #3b1917;
    --calm: #b4bbc8; --calm-ground: #272c36;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
.page { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
a { color: var(--accent); text-underline-offset: 0.15em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--surface); padding: 0.5rem 1rem; z-index: 1; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1, h2, h3, p, li, dt, dd, caption, footer { overflow-wrap: anywhere; min-width: 0; }
h1 { font-size: clamp(1.6rem, 4vw, 2.3rem); margin: 0; letter-spacing: -0.02em; }
h2 { font-size: 1.3rem; margin: 0 0 0.85rem; letter-spacing: -0.01em; }
h3 { font-size: 1rem; margin: 1.4rem 0 0.5rem; }
p { margin: 0 0 0.8rem; }
code, pre, .mono { font-family: var(--mono); font-size: 0.88em; }
code { overflow-wrap: anywhere; }
.muted { color: var(--muted); font-weight: 400; }
.small { font-size: 0.85em; }
th code { font-weight: 550; }

.verdict { margin: 1.5rem 0 1.25rem; border-radius: 14px; padding: 1.5rem; border: 1px solid var(--line); background: var(--surface); border-left: 8px solid var(--tone); }
.verdict .word { display: inline-block; font-weight: 700; color: var(--tone); background: var(--tone-ground); border-radius: 999px; padding: 0.2rem 0.9rem; margin-bottom: 0.75rem; }
.verdict .lead { font-size: 1.08rem; margin: 0.5rem 0 0; max-width: 46rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; margin: 1rem 0 0; padding: 0; list-style: none; color: var(--muted); font-size: 0.9rem; }
.good { --tone: var(--good); --tone-ground: var(--good-ground); }
.warn { --tone: var(--warn); --tone-ground: var(--warn-ground); }
.bad { --tone: var(--bad); --tone-ground: var(--bad-ground); }
.calm { --tone: var(--calm); --tone-ground: var(--calm-ground); }

.contents { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; margin: 0 0 1.25rem; padding: 0; list-style: none; font-size: 0.9rem; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.75rem; margin: 0 0 1.25rem; }
.numbers > div { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 0.85rem 1rem; }
.numbers dt { color: var(--muted); font-size: 0.85rem; }
.numbers dd { margin: 0.1rem 0 0; font-size: 1.55rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.numbers small { display: block; font-size: 0.8rem; font-weight: 400; color: var(--muted); line-height: 1.35; margin-top: 0.2rem; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 1.4rem 1.5rem; margin: 0 0 1.25rem; scroll-margin-top: 1rem; }
section > :last-child { margin-bottom: 0; }

.chip { display: inline-block; white-space: nowrap; border-radius: 999px; padding: 0.05rem 0.6rem; font-size: 0.8rem; font-weight: 600; color: var(--tone); background: var(--tone-ground); }
.scroll { overflow-x: auto; margin: 0 0 0.8rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
caption { text-align: left; color: var(--muted); font-size: 0.88rem; padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; }
thead th { color: var(--muted); font-size: 0.82rem; font-weight: 600; white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { min-width: 12rem; }

.narrow { max-width: 34rem; }
.timeline { margin-bottom: 0.9rem; }
.timeline th { white-space: nowrap; }
.timeline .bar { width: 34%; padding-right: 1rem; }
.track { display: block; position: relative; height: 1.15rem; margin-top: 0.2rem; background: var(--sunken); border-radius: 5px; }
.track > span { position: absolute; top: 0; bottom: 0; min-width: 4px; border-radius: 4px; background: var(--tone); }
.track > span > i { position: absolute; inset: 0 0 0 auto; background: var(--surface); opacity: 0.45; border-radius: 0 4px 4px 0; }
.meter { display: block; height: 0.5rem; min-width: 5rem; margin-top: 0.5rem; border-radius: 999px; background: var(--sunken); overflow: hidden; }
.meter > span { display: block; height: 100%; background: var(--tone); }

.advice { list-style: none; margin: 0; padding: 0; }
.advice > li { display: grid; grid-template-columns: 5rem minmax(0, 1fr); align-items: baseline; padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
.advice > li:last-child { border-bottom: 0; padding-bottom: 0; }
.advice .chip { justify-self: start; }
.advice .where { display: block; font-size: 0.85rem; color: var(--muted); margin-top: 0.2rem; overflow-wrap: anywhere; }
.pairs { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.35rem 1.4rem; margin: 0 0 0.8rem; }
.pairs dt { color: var(--muted); }
.pairs dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.plain { margin: 0.3rem 0 0.8rem; padding-left: 1.2rem; }
.plain li { margin: 0.2rem 0; overflow-wrap: anywhere; }

details { border: 1px solid var(--line); border-radius: 10px; margin: 0 0 0.7rem; background: var(--surface); }
summary { cursor: pointer; padding: 0.65rem 0.9rem; font-weight: 550; overflow-wrap: anywhere; }
details[open] > summary { border-bottom: 1px solid var(--line); }
details > div { padding: 0.9rem; }
details > div > :last-child { margin: 0.6rem 0 0; }
pre { margin: 0; padding: 0.8rem 0; background: var(--sunken); border-radius: 8px; overflow-x: auto; line-height: 1.5; tab-size: 2; }
pre.shell { padding: 0.8rem 1rem; }
.diff span { display: block; padding: 0 1rem; width: max-content; min-width: 100%; }
.diff .add { color: var(--good); background: var(--good-ground); }
.diff .del { color: var(--bad); background: var(--bad-ground); }
.diff .at { color: var(--muted); }
footer { color: var(--muted); font-size: 0.88rem; padding: 0 0.25rem; }

@media (max-width: 44rem) {
  .page { padding: 0 0.8rem 3rem; }
  section, .verdict { padding: 1.1rem 1rem; }
  .numbers { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .timeline thead { position: absolute; left: -99rem; }
  .timeline tr { display: grid; grid-template-columns: 1fr auto auto; gap: 0 0.7rem; padding: 0.55rem 0; border-bottom: 1px solid var(--line); }
  .timeline tbody tr:last-child { border-bottom: 0; }
  .timeline th, .timeline td { border: 0; padding: 0.1rem 0; }
  .timeline .bar, .timeline .what { grid-column: 1 / -1; width: auto; }
  .stack thead { position: absolute; left: -99rem; }
  .stack tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.05rem 0.9rem; padding: 0.55rem 0; border-bottom: 1px solid var(--line); }
  .stack tbody tr:last-child { border-bottom: 0; }
  .stack th, .stack td { display: block; border: 0; padding: 0.05rem 0; text-align: left; min-width: 0; }
  .stack th { flex: 1 0 100%; }
  .stack td:empty { display: none; }
  .stack .meter { width: 8rem; margin: 0; }
  .advice > li { grid-template-columns: 1fr; gap: 0.25rem; }
  .pairs { grid-template-columns: 1fr; gap: 0; }
  .pairs dd { margin-bottom: 0.5rem; }
  .stack td[data-name]:not(:empty)::before { content: attr(data-name) ": "; color: var(--muted); }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --surface: #fff; --sunken: #f2f3f6; --line: #c9cdd6; --ink: #000; --muted: #444b57; --accent: #1b3f9e;
    --good: #146c43; --good-ground: #e3f4ea; --warn: #855300; --warn-ground: #fdf0d5; --bad: #b3261e; --bad-ground: #fce9e7; --calm: #4d5563; --calm-ground: #e9ebf0; }
  body { font-size: 10.5pt; }
  .page { max-width: none; padding: 0; }
  .contents, .skip { display: none; }
  section, details { break-inside: auto; }
  h2, h3, thead { break-after: avoid; }
  tr, .numbers > div, .advice > li { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .chip, .track, .track > span, .meter > span, .diff span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  pre { white-space: pre-wrap; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
`;
