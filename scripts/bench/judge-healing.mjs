/**
 * Bars by kind of fault: the share that must be fixed, the seconds that the middle fix may take, and the share of the
 * fixes that must pass tests that were held back.
 */
const BARS = {
  'mutant-swap': { fixed: 0.9, seconds: 30 },
  'mutant-lossy': { fixed: 0.45 },
  quix: { fixed: 0.5, hidden: 0.9 },
  real: { fixed: 0.25 },
  ci: { fixed: 0.75 },
};
/** Of all fixes, the share that is the reference's or passes tests that were held back. */
const RIGHT = 0.6;
/** How scripts/heal.mjs ends when everything is mended. */
const DONE = 0;

function share(part, whole) {
  return whole.length === 0 ? 1 : part.length / whole.length;
}

function middle(values) {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

function percent(value) {
  return `${Math.round(value * 100)} %`;
}

function judgeKind(kind, results) {
  const bar = BARS[kind];
  const fixed = results.filter(({ verdict }) => verdict === 'FIXED');
  const held = fixed.filter(({ hidden }) => hidden === 'pass' || hidden === 'fail');
  const seconds = middle(fixed.map(({ repairMs }) => repairMs / 1000));
  const passed = share(
    held.filter(({ hidden }) => hidden === 'pass'),
    held,
  );
  return [
    ...(share(fixed, results) < bar.fixed
      ? [`${kind}: ${fixed.length} of ${results.length} fixed, the bar is ${percent(bar.fixed)}`]
      : []),
    ...(seconds > (bar.seconds ?? Infinity)
      ? [`${kind}: the middle fix took ${seconds.toFixed(1)} s, the bar is ${bar.seconds} s`]
      : []),
    ...(passed < (bar.hidden ?? 0)
      ? [`${kind}: ${percent(passed)} pass the hidden tests, the bar is ${percent(bar.hidden)}`]
      : []),
  ];
}

/**
 * What a run of the cases misses, a line each; nothing where every bar is met.
 * @param results - of the cases' own runner: `{ id, kind, verdict, patch, hidden, reasons, repairMs, repairRc }`
 */
export function judgeHealing(results) {
  const kinds = Object.keys(BARS).filter((kind) => results.some((result) => result.kind === kind));
  const fixed = results.filter(({ verdict }) => verdict === 'FIXED');
  const right = fixed.filter(({ patch, hidden }) => patch === 'exact' || hidden === 'pass');
  const wronglyDone = results.filter(({ verdict, repairRc }) => verdict !== 'FIXED' && repairRc === DONE);
  const touched = results.filter(({ reasons = [] }) => reasons.some((reason) => /touched|suppression/.test(reason)));
  return [
    ...kinds.flatMap((kind) =>
      judgeKind(
        kind,
        results.filter((result) => result.kind === kind),
      ),
    ),
    ...(share(right, fixed) < RIGHT
      ? [
          `${right.length} of ${fixed.length} fixes are the reference's or pass hidden tests, the bar is ${percent(RIGHT)}`,
        ]
      : []),
    ...wronglyDone.map(({ id }) => `${id}: done was said and it is not fixed`),
    ...touched.map(({ id, reasons }) => `${id}: ${reasons.join('; ')}`),
  ];
}
