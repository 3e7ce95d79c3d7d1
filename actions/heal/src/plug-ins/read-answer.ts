/** One patch that a proposer printed, and what it says of it. */
export interface PrintedPatch {
  readonly title: string | undefined;
  readonly reason: string | undefined;
  readonly patch: string;
}

/** As `git format-patch --stdout` begins each of its letters. */
const LETTER = /^From [0-9a-f]{40,64} .*$/m;
const BEGINS_LIKE_A_PATCH = /^(?:diff |--- |Index: |From [0-9a-f]{40})/;
const SIGNATURE = /^-- \n[^\n]*\s*$/m;

function readLetter(letter: string): PrintedPatch {
  const start = letter.search(/^diff --git /m);
  const head = start < 0 ? letter : letter.slice(0, start);
  const [headers = '', ...body] = head.split('\n\n');
  const subject = /^Subject: ((?:.*)(?:\n[ \t].*)*)/m.exec(headers)?.[1]?.replace(/\s*\n\s+/g, ' ');
  const reason = body.join('\n\n').split(/^---$/m)[0]?.trim();
  return {
    title: subject?.replace(/^\[[^\]]*\]\s*/, ''),
    reason: reason === '' ? undefined : reason,
    patch: start < 0 ? '' : letter.slice(start).replace(SIGNATURE, ''),
  };
}

/**
 * The patches that a proposer printed: one as `git diff` writes it, or several as `git format-patch --stdout` does, each
 * of which is a proposal by itself. Anything else that it prints is talk.
 */
export function readAnswer(stdout: string): PrintedPatch[] {
  // Who prints a patch with a line break too many still means the patch.
  const text = `${stdout.trimStart().replace(/\n+$/, '')}\n`;
  if (!BEGINS_LIKE_A_PATCH.test(text)) return [];
  if (!text.startsWith('From ')) return [{ title: undefined, reason: undefined, patch: text }];
  const letters = text.split(new RegExp(LETTER.source, 'gm')).slice(1);
  return letters.map(readLetter);
}
