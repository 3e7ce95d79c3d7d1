import type { ReportSource } from '@orchestrate/contracts/report-data';
import { count, describePercent } from '@orchestrate/kit/words';
import { useMemo } from 'preact/hooks';

import { FileLink, Numbers, Section } from '../parts/basics';
import type { Gap, LineState } from '../parts/gaps';
import { describeLines, findGaps, statesOf } from '../parts/gaps';
import type { Piece } from '../parts/highlight';
import { highlightLines } from '../parts/highlight';
import { Pieces } from '../parts/pieces';
import { routeTo } from '../route';

const SHOWN_GAPS = 40;
const SIGNS: Readonly<Record<LineState, string>> = { all: '✓', partly: '◐', none: '✗' };
const WORDS: Readonly<Record<Gap['state'], string>> = { partly: 'in part', none: 'not reached' };

type Mutant = ReportSource['mutants'][number];

const idOf = (line: number): string => `line-${line}`;

function goTo(line: number): void {
  const row = document.getElementById(idOf(line));
  row?.scrollIntoView({ block: 'center' });
  row?.focus({ preventScroll: true });
}

function Gaps({ gaps }: { readonly gaps: readonly Gap[] }) {
  if (gaps.length === 0) return <p>All of it ran.</p>;
  return (
    <ul class="gaps" aria-label="What did not run">
      {gaps.slice(0, SHOWN_GAPS).map((gap) => (
        <li key={gap.from}>
          <button type="button" class={gap.state} onClick={() => goTo(gap.from)}>
            {describeLines(gap)} <span>{WORDS[gap.state]}</span>
          </button>
        </li>
      ))}
      {gaps.length > SHOWN_GAPS && <li class="muted">and {count(gaps.length - SHOWN_GAPS, 'more', 'more')}</li>}
    </ul>
  );
}

interface LineProps {
  readonly line: number;
  readonly pieces: readonly Piece[];
  readonly times: number | undefined;
  readonly state: LineState | undefined;
  /** Changes of this line that no test noticed. */
  readonly missed: readonly Mutant[];
}

function Line({ line, pieces, times, state, missed }: LineProps) {
  return (
    <>
      <div class="line" id={idOf(line)} tabindex={-1}>
        <span class="no" aria-hidden="true">
          {line}
        </span>
        <span class="times" aria-hidden="true">
          {times !== undefined && `${times}×`}
        </span>
        <code class={`code ${state ?? 'same'}`}>
          <span class="mark" aria-hidden="true">
            {state === undefined ? ' ' : SIGNS[state]}
          </span>
          {state !== undefined && state !== 'all' && <span class="hidden">{`Line ${line}, ${WORDS[state]}: `}</span>}
          <Pieces pieces={pieces} />
        </code>
      </div>
      {missed.map(({ what }, index) => (
        <p key={index} class="missed">
          No test notices that <code>{what}</code>.
        </p>
      ))}
    </>
  );
}

function Lines({ source, text }: { readonly source: ReportSource; readonly text: string }) {
  const shown = useMemo(() => highlightLines(source.path, text.replace(/\n$/, '').split('\n')), [source]);
  const states = useMemo(() => statesOf(source), [source]);
  const times = useMemo(() => new Map(source.lines), [source]);
  return (
    <div class="diff source">
      <div class="diff-body" role="region" tabindex={0} aria-label={`${source.path}, line by line`}>
        <div class="hunk">
          {shown.map((pieces, index) => (
            <Line
              key={index}
              line={index + 1}
              pieces={pieces}
              times={times.get(index + 1)}
              state={states.get(index + 1)}
              missed={source.mutants.filter((mutant) => !mutant.caught && mutant.line === index + 1)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function listNumbers({ lines, partly, mutants }: ReportSource) {
  const covered = lines.filter(([, times]) => times > 0).length;
  const caught = mutants.filter((mutant) => mutant.caught).length;
  const cards: (readonly [string, string, string])[] = [
    ['Lines that ran', describePercent((covered / lines.length) * 100), `${covered} of ${lines.length}`],
    ['In part', String(partly.length), 'ran, with a branch that did not'],
  ];
  if (mutants.length > 0)
    cards.push(['Mutants caught', describePercent((caught / mutants.length) * 100), `${caught} of ${mutants.length}`]);
  return cards;
}

/** One source and what tests ran of it, line by line. */
export function SourceView({ source }: { readonly source: ReportSource }) {
  const gaps = useMemo(() => findGaps(statesOf(source)), [source]);
  return (
    <>
      <p>
        <a href={routeTo('coverage')}>All files</a>
      </p>
      <Numbers cards={listNumbers(source)} />
      <Section
        id="source"
        title={source.path}
        note={
          <>
            As it was when the tests ran; <FileLink file={`service/${source.path}`}>as it is now</FileLink>.
          </>
        }
      >
        <Gaps gaps={gaps} />
        {source.text === undefined ? (
          <p class="note">The text is too large to show here, or gone.</p>
        ) : (
          <Lines source={source} text={source.text} />
        )}
      </Section>
    </>
  );
}
