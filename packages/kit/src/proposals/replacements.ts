import type { FileEdit, Obstacle } from '@orchestrate/contracts/proposal';
import { relativePath } from '@orchestrate/contracts/versioned';

/** A change as a model writes it: a text that stands in a file exactly once, and what shall stand there instead. */
export interface Replacement {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

type Read = (path: string) => string | undefined;

function replaceIn(path: string, text: string, { before, after }: Replacement): { text: string } | Obstacle {
  const isWindows = text.includes('\r\n');
  const adapt = (part: string): string => (isWindows ? part.replace(/\r?\n/g, '\r\n') : part);
  const parts = before === '' ? [] : text.split(adapt(before));
  if (parts.length === 2) return { text: parts.join(adapt(after)) };
  const times =
    before === '' ? 'names no text to replace' : `the text to replace stands ${parts.length - 1} times there, not once`;
  return { gate: 'applies', problem: `${path}: ${times}` };
}

/**
 * Makes whole texts of replacements, the later ones on top of the earlier. What cannot be done stands there for the
 * gate that refuses it by name: nothing is guessed and no path is read that leaves the tree.
 * @param read - text of a file of the base tree
 * @param mayEdit - why a path may not be edited, where the proposal is narrower than its kind
 */
export function applyReplacements(
  replacements: readonly Replacement[],
  read: Read,
  mayEdit: (path: string) => string | undefined = () => undefined,
): { readonly edits: FileEdit[]; readonly obstacles: Obstacle[] } {
  const texts = new Map<string, string>();
  const obstacles: Obstacle[] = [];
  for (const replacement of replacements) {
    const { path } = replacement;
    const [outside] = relativePath.safeParse(path).error?.issues ?? [];
    const problem =
      outside === undefined ? mayEdit(path) : `the path ${JSON.stringify(path.slice(0, 200))} ${outside.message}`;
    const text = problem === undefined ? (texts.get(path) ?? read(path)) : undefined;
    if (problem !== undefined) obstacles.push({ gate: 'in-scope', problem });
    else if (text === undefined) obstacles.push({ gate: 'applies', problem: `${path} is not there` });
    else {
      const replaced = replaceIn(path, text, replacement);
      if ('gate' in replaced) obstacles.push(replaced);
      else texts.set(path, replaced.text);
    }
  }
  return { edits: [...texts].map(([path, text]) => ({ action: 'write', path, text })), obstacles };
}
