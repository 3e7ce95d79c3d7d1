import type { ReportData } from '@orchestrate/contracts/report-data';
import { useMemo } from 'preact/hooks';

import { Chip, Section } from '../parts/basics';
import { toneOf } from '../parts/tone';

import type { Edge } from './task-layout';
import { BOX, layOutTasks } from './task-layout';

const CHARACTERS = 24;

function cut(text: string): string {
  return text.length > CHARACTERS ? `${text.slice(0, CHARACTERS - 1)}…` : text;
}

function curve({ from, to }: Edge): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

function Drawing({ data }: { readonly data: ReportData }) {
  const layout = useMemo(() => layOutTasks(data.attempts, data.tasks), [data]);
  const { heads, tasks, edges, width, height } = layout;
  return (
    <svg class="graph" width={width} height={height} aria-hidden="true" focusable="false">
      {heads.slice(1).map(({ x }) => (
        <path key={x} class="order" d={`M${x - BOX.gapX} ${BOX.head / 2}H${x}`} />
      ))}
      {edges.map((edge, index) => (
        <path key={index} class="edge" d={curve(edge)} />
      ))}
      {heads.map(({ item: { phase, attempt, status }, x, y }) => (
        <g key={`${phase}-${attempt}`} class={`head ${toneOf(status)}`}>
          <rect x={x + 0.5} y={y + 0.5} width={BOX.width - 1} height={BOX.head - 1} rx="8" />
          <text x={x + 12} y={y + 19} class="name">
            {attempt > 1 ? `${phase} ${attempt}` : phase}
          </text>
          <text x={x + 12} y={y + 35}>
            {status ?? 'cut off'}
          </text>
        </g>
      ))}
      {tasks.map(({ item: { id, title }, x, y }) => (
        <g key={id} class="task">
          <title>{title}</title>
          <rect x={x + 0.5} y={y + 0.5} width={BOX.width - 1} height={BOX.task - 1} rx="6" />
          <text x={x + 12} y={y + 22}>
            {cut(title)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function AsList({ data }: { readonly data: ReportData }) {
  return (
    <details>
      <summary>The same as a list</summary>
      <ul class="plain">
        {data.tasks.map(({ id, phase, title, tool, dependsOn }) => (
          <li key={id}>
            <strong>{title}</strong> <span class="muted">({phase})</span> with {tool.name}: {tool.why}
            {dependsOn.length > 0 && <span class="where">after {dependsOn.join(', ')}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What was planned, below the attempts that carried it out. */
export function TaskGraph({ data }: { readonly data: ReportData }) {
  const commits = data.attempts.filter(({ from, to }) => to !== undefined && from !== to);
  return (
    <Section
      id="graph-title"
      title="Tasks as they were carried out"
      note="A column is an attempt, in the order in which they ran; below it stand the tasks that the plan gave its phase. Tasks have no status of their own."
    >
      <div class="scroll" tabindex={0} role="region" aria-label="Graph of the tasks">
        <Drawing data={data} />
      </div>
      {commits.length > 0 && (
        <ul class="facts">
          {commits.map(({ phase, attempt, from, to, status }) => (
            <li key={`${phase}-${attempt}`}>
              <Chip tone={toneOf(status)}>{attempt > 1 ? `${phase} ${attempt}` : phase}</Chip> changed the tree:{' '}
              <code>{from?.slice(0, 7) ?? 'none'}</code> → <code>{to?.slice(0, 7)}</code>
            </li>
          ))}
        </ul>
      )}
      {data.tasks.length > 0 && <AsList data={data} />}
    </Section>
  );
}
