import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';

import { EvidenceBase } from './contexts';
import type { Tone } from './tone';

/** A word in its colour. */
export function Chip({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) {
  return <span class={`chip ${tone}`}>{children}</span>;
}

/** A link to a file of the run directory; its name alone where the files are not beside the page. */
export function FileLink({ file, children }: { readonly file: string; readonly children?: ComponentChildren }) {
  const base = useContext(EvidenceBase);
  // What follows `#` is a place in the file, not a part of its name.
  const place = file.replace(/#.*$/, '');
  if (base === undefined) return <span class="file">{children ?? file}</span>;
  return (
    <a class="file" href={`${base}${place.split('/').map(encodeURIComponent).join('/')}`}>
      {children ?? file}
    </a>
  );
}

/** A part of a view. */
export function Section({
  id,
  title,
  note,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="card" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {note !== undefined && <p class="note">{note}</p>}
      {children}
    </section>
  );
}

/** What is said where there is nothing to show, and why there is not. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{children}</p>
    </div>
  );
}

/** Text in which what stands in backticks is code, as it is in Markdown. */
export function Text({ text }: { readonly text: string }) {
  return (
    <>{text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>))}</>
  );
}

/** A bar of a part of a whole. The number stands beside it, so it says nothing to a screen reader. */
export function Meter({ percent, tone }: { readonly percent: number; readonly tone: Tone }) {
  const width = Math.min(100, Math.max(0, percent));
  return (
    <svg class={`meter ${tone}`} aria-hidden="true" focusable="false">
      <rect class="fill" width={`${width}%`} height="100%" />
    </svg>
  );
}

/** Names and values in two columns, those without a value left out. */
export function Pairs({ pairs }: { readonly pairs: readonly (readonly [string, ComponentChildren])[] }) {
  const shown = pairs.filter(([, value]) => value !== undefined && value !== false && value !== '');
  return (
    <dl class="pairs">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A few large numbers, each with its name and a remark. */
export function Numbers({
  cards,
}: {
  readonly cards: readonly (readonly [name: string, value: string, remark?: string | undefined])[];
}) {
  if (cards.length === 0) return null;
  return (
    <dl class="numbers">
      {cards.map(([name, value, remark]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {remark !== undefined && remark !== '' && <small>{remark}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
