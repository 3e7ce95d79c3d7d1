import type { Probe } from '@orchestrate/contracts/deployment';
import type { ReportData } from '@orchestrate/contracts/report-data';

import { Section } from '../parts/basics';

/** Answers of one operation, by the attempt that probed it. */
interface Line {
  readonly name: string;
  readonly answers: readonly { readonly attempt: number; readonly milliseconds: number }[];
}

const nameOf = ({ method, path }: Probe): string => `${method.toUpperCase()} ${path}`;

function listLines(deployments: ReportData['deployments']): Line[] {
  const lines = new Map<string, Line['answers'][number][]>();
  deployments.forEach(({ verification }, attempt) => {
    for (const probe of verification?.value.probes ?? [])
      if (probe.milliseconds !== undefined)
        lines.set(nameOf(probe), [...(lines.get(nameOf(probe)) ?? []), { attempt, milliseconds: probe.milliseconds }]);
  });
  return [...lines].map(([name, answers]) => ({ name, answers }));
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function describe(lines: readonly Line[]): string {
  const all = lines.flatMap(({ answers }) => answers.map(({ milliseconds }) => milliseconds));
  return `One request each: ${all.length} answers, half of them within ${middle(all).toFixed(1)} ms, the slowest after ${Math.max(...all).toFixed(1)} ms. So few say nothing of a load.`;
}

function Dots({ line, longest }: { readonly line: Line; readonly longest: number }) {
  return (
    <svg class="dots" aria-hidden="true" focusable="false">
      <line x1="0" x2="100%" y1="50%" y2="50%" />
      {line.answers.map(({ attempt, milliseconds }, index) => (
        <circle key={index} class={`of-${attempt % 3}`} cx={`${2 + (milliseconds / longest) * 96}%`} cy="50%" r="5" />
      ))}
    </svg>
  );
}

function Rows({ lines, longest }: { readonly lines: readonly Line[]; readonly longest: number }) {
  return (
    <>
      {lines.map((line) => (
        <tr key={line.name}>
          <th scope="row">
            <code>{line.name}</code>
          </th>
          <td>
            <Dots line={line} longest={longest} />
          </td>
          <td class="number">{line.answers.map(({ milliseconds }) => milliseconds.toFixed(1)).join(' · ')}</td>
        </tr>
      ))}
    </>
  );
}

/** How long each operation took to answer, attempt beside attempt. */
export function Latency({ deployments }: Pick<ReportData, 'deployments'>) {
  const lines = listLines(deployments);
  if (lines.length === 0) return null;
  const longest = Math.max(...lines.flatMap(({ answers }) => answers.map(({ milliseconds }) => milliseconds)), 1);
  return (
    <Section id="latency" title="Latency" note={describe(lines)}>
      <table class="latency">
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">0 to {longest.toFixed(0)} ms</th>
            <th scope="col" class="number">
              ms
            </th>
          </tr>
        </thead>
        <tbody>
          <Rows lines={lines} longest={longest} />
        </tbody>
      </table>
      {deployments.length > 1 && (
        <ul class="legend">
          {deployments.map(({ attempt }, index) => (
            <li key={attempt} class={`of-${index % 3}`}>
              {attempt === 1 ? 'deploy' : `deploy ${attempt}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
