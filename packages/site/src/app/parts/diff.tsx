import { useContext, useMemo, useState } from 'preact/hooks';

import { IsPrinting } from './contexts';
import { Choice } from './controls';
import type { Piece } from './highlight';
import { highlightLines } from './highlight';
import type { DiffLine, FilePatch, Hunk } from './patch';
import { pairLines, parsePatch } from './patch';
import { Pieces } from './pieces';

const SHOWN_LINES = 300;
const SIGNS = { add: '+', del: '−', same: ' ' } as const;

type Colours = ReadonlyMap<DiffLine, readonly Piece[]>;

// Each side is coloured as a whole, so that what a line means does not depend on lines of the other side.
function colour(path: string, { lines }: Hunk): Colours {
  const pieces = new Map<DiffLine, readonly Piece[]>();
  for (const gone of ['add', 'del'] as const) {
    const side = lines.filter(({ kind }) => kind !== gone);
    highlightLines(
      path,
      side.map(({ text }) => text),
    ).forEach((own, index) => {
      const line = side[index];
      if (line !== undefined) pieces.set(line, own);
    });
  }
  return pieces;
}

function Code({ line, colours }: { readonly line: DiffLine | undefined; readonly colours: Colours }) {
  if (line === undefined) return <code class="code none" />;
  return (
    <code class={`code ${line.kind}`}>
      <span class="mark">{SIGNS[line.kind]}</span>
      <Pieces pieces={colours.get(line) ?? []} />
    </code>
  );
}

const Number = ({ value }: { readonly value: number | undefined }) => (
  <span class="no" aria-hidden="true">
    {value}
  </span>
);

function UnifiedHunk({ hunk, colours }: { readonly hunk: Hunk; readonly colours: Colours }) {
  return (
    <>
      {hunk.lines.map((line, index) => (
        <div key={index} class={`line ${line.kind}`}>
          <Number value={line.before} />
          <Number value={line.after} />
          <Code line={line} colours={colours} />
        </div>
      ))}
    </>
  );
}

function SplitHunk({ hunk, colours }: { readonly hunk: Hunk; readonly colours: Colours }) {
  return (
    <>
      {pairLines(hunk.lines).map(({ left, right }, index) => (
        <div key={index} class="line pair">
          <Number value={left?.before} />
          <Code line={left} colours={colours} />
          <Number value={right?.after} />
          <Code line={right} colours={colours} />
        </div>
      ))}
    </>
  );
}

/** The part of a change that is shown, in colours, and how many lines are left. */
function useShown(file: FilePatch, isWhole: boolean) {
  return useMemo(() => {
    const lines = file.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
    let room = isWhole ? lines : SHOWN_LINES;
    const left = Math.max(0, lines - room);
    const hunks = file.hunks.flatMap((hunk) => {
      const shown = { ...hunk, lines: hunk.lines.slice(0, room) };
      room = Math.max(0, room - hunk.lines.length);
      return shown.lines.length === 0 ? [] : [{ hunk: shown, colours: colour(file.path, shown) }];
    });
    return { hunks, left };
  }, [file, isWhole]);
}

function FileDiff({ file, form }: { readonly file: FilePatch; readonly form: Form }) {
  const isPrinting = useContext(IsPrinting);
  const [isWhole, setWhole] = useState(false);
  const { hunks, left } = useShown(file, isWhole);
  const Part = form === 'split' ? SplitHunk : UnifiedHunk;
  return (
    <div class={`diff ${form}`}>
      {file.path !== '' && (
        <p class="diff-head">
          <code>{file.path}</code> <span class="muted">{`+${file.added} −${file.removed}`}</span>
        </p>
      )}
      <div
        class="diff-body"
        role="region"
        tabindex={0}
        aria-label={`Changes of ${file.path === '' ? 'a file' : file.path}`}
      >
        {hunks.map(({ hunk, colours }, index) => (
          <div key={index} class="hunk">
            <p class="at">{hunk.head}</p>
            <Part hunk={hunk} colours={colours} />
          </div>
        ))}
      </div>
      {left > 0 && (
        <button type="button" class="more" onClick={() => setWhole(true)} hidden={isPrinting}>
          Show {left} more lines
        </button>
      )}
    </div>
  );
}

type Form = 'split' | 'unified';

/** A patch, file by file, in one column or side by side. */
export function Diff({ patch }: { readonly patch: string }) {
  const [form, setForm] = useState<Form>('unified');
  const [shown, setShown] = useState(10);
  const files = useMemo(() => parsePatch(patch), [patch]);
  if (files.length === 0) return <pre tabindex={0}>{patch}</pre>;
  return (
    <div class="patch">
      <Choice label="Form of the diff" options={FORMS} value={form} onChange={setForm} />
      {files.slice(0, shown).map((file, index) => (
        <FileDiff key={index} file={file} form={form} />
      ))}
      {files.length > shown && (
        <button type="button" class="more" onClick={() => setShown(shown + 50)}>
          Show {Math.min(50, files.length - shown)} more files of {files.length}
        </button>
      )}
    </div>
  );
}

const FORMS: readonly (readonly [Form, string])[] = [
  ['unified', 'Unified'],
  ['split', 'Side by side'],
];
