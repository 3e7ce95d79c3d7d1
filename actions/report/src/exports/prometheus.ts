import type { Measurement } from './measurements';

const SUFFIXES: Readonly<Record<string, string>> = { s: '_seconds', By: '_bytes', USD: '_usd', '1': '_ratio' };

function escapeLabel(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}

function toName(text: string): string {
  return text.replace(/[^A-Za-z0-9_]/g, '_');
}

/** Numbers of a run in the text format that Prometheus reads (version 0.0.4), for its collector of text files. */
export function renderPrometheus(
  measurements: readonly Measurement[],
  common: Readonly<Record<string, string>>,
): string {
  const families = measurements.map(({ name, unit, help, points }) => {
    const family = `${toName(name)}${SUFFIXES[unit] ?? ''}`;
    const samples = points.map(({ value, labels }) => {
      const all = Object.entries({ ...common, ...labels });
      const list = all.map(([label, text]) => `${toName(label)}="${escapeLabel(text)}"`).join(',');
      return `${family}{${list}} ${value}`;
    });
    return [`# HELP ${family} ${help}`, `# TYPE ${family} gauge`, ...samples].join('\n');
  });
  return `${families.join('\n')}\n`;
}
