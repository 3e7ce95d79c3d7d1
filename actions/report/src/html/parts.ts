import type { Status, Verdict } from '@orchestrate/contracts/status';

import type { Content, Markup } from './markup';
import { markup } from './markup';

/** The four colours of the report; each comes with a word, never alone. */
export type Tone = 'good' | 'warn' | 'bad' | 'calm';

const TONES: Readonly<Record<Status | Verdict | 'skipped', Tone>> = {
  done: 'good',
  noop: 'good',
  success: 'good',
  partial: 'warn',
  blocked: 'warn',
  skipped: 'calm',
  failed: 'bad',
};

export function toneOf(status: Status | Verdict | 'skipped'): Tone {
  return TONES[status];
}

export function chip(tone: Tone, word: string): Markup {
  return markup`<span class="chip ${tone}">${word}</span>`;
}

export interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
  /** On a phone, where there are no column heads, the cell says its name. Numbers always do. */
  readonly isNamed?: boolean;
}

export interface TableOptions {
  readonly columns: readonly Column[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly Content[])[];
  readonly caption?: string;
  /** Rows shown; the rest is counted. */
  readonly limit?: number;
}

function renderRow(columns: readonly Column[], row: readonly Content[]): Markup {
  const cells = row.map((cell, index) => {
    const { name = '', isNumber = false, isNamed = isNumber } = columns[index] ?? {};
    if (index === 0) return markup`<th scope="row">${cell}</th>`;
    const kind = isNumber && markup` class="number"`;
    const label = isNamed && markup` data-name="${name}"`;
    return markup`<td${kind}${label}>${cell}</td>`;
  });
  return markup`<tr>${cells}</tr>`;
}

/** A table that becomes a list of blocks on a phone. */
export function table({ columns, rows, caption, limit = 200 }: TableOptions): Markup {
  const head = columns.map(({ name, isNumber = false }) =>
    isNumber ? markup`<th scope="col" class="number">${name}</th>` : markup`<th scope="col">${name}</th>`,
  );
  const rest = rows.length - limit;
  return markup`<div class="scroll"><table class="stack">
${caption !== undefined && markup`<caption>${caption}</caption>`}
<thead><tr>${head}</tr></thead>
<tbody>
${rows.slice(0, limit).map((row) => markup`${renderRow(columns, row)}\n`)}</tbody></table></div>
${rest > 0 && markup`<p class="muted">${rest} more are in the evidence.</p>`}`;
}

/** A part of the page, or nothing where it would be empty. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Content;
}

export function renderSection({ id, title, body }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

const DIFF_LINES = 400;

function classOf(line: string): string {
  if (line.startsWith('+') && !line.startsWith('+++')) return 'add';
  if (line.startsWith('-') && !line.startsWith('---')) return 'del';
  return line.startsWith('@@') || /^(?:diff|index|---|\+\+\+)/.test(line) ? 'at' : 'same';
}

/** A unified patch with its added and removed lines told apart by sign and by colour. */
export function diff(patch: string): Markup {
  // The names of the files stand in the lines after these two.
  const lines = patch
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !/^(?:diff --git|index) /.test(line));
  const rest = lines.length - DIFF_LINES;
  const shown = lines
    .slice(0, DIFF_LINES)
    .map((line) => markup`<span class="${classOf(line)}">${line === '' ? ' ' : line}</span>`);
  return markup`<pre class="diff" tabindex="0" role="region" aria-label="Diff">${shown}</pre>${
    rest > 0 && markup`<p class="muted">${rest} more lines.</p>`
  }`;
}
