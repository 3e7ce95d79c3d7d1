import type { FileEdit, Obstacle } from '@orchestrate/contracts/proposal';
import { SCOPE_BY_KIND } from '@orchestrate/contracts/proposal';
import { relativePath } from '@orchestrate/contracts/versioned';
import type { Content } from '@orchestrate/kit/patch/to-content';
import { refuse } from '@orchestrate/kit/patch/to-content';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import { keepLineEnds } from '../propose/line-ends';

import type { PatchAnswer } from './answers';
import type { OwnFiles } from './own-files';

type Hunk = PatchAnswer['hunks'][number];
type Read = FileEdit | Obstacle;

const MOST_FILES = 20;

function stop(gate: Obstacle['gate'], problem: string): Obstacle {
  return { gate, problem };
}

/** What the gates would say of a path; asked before, because a file outside of the scope is not even read. */
function judgePath(path: string): Obstacle | undefined {
  const [outside] = relativePath.safeParse(path).error?.issues ?? [];
  if (outside !== undefined) return stop('in-scope', `the path ${JSON.stringify(path)} ${outside.message}`);
  const role = fileRole(path);
  if (!SCOPE_BY_KIND.repair.includes(role))
    return stop('in-scope', `${path} is a ${role} file, which a repair may not touch`);
  return /(^|\/)node_modules(\/|$)/.test(path)
    ? stop('in-scope', `${path} lies among the installed packages`)
    : undefined;
}

function countOccurrences(text: string, piece: string): number {
  return piece === '' ? 0 : text.split(piece).length - 1;
}

function applyHunks(path: string, text: string, hunks: readonly Hunk[]): Read {
  const plain = text.replaceAll('\r\n', '\n');
  // Models are shown texts with plain line ends, and write such.
  const isWindows = plain !== text && keepLineEnds(text, plain) === text;
  let edited = isWindows ? plain : text;
  for (const { before, after } of hunks) {
    const count = countOccurrences(edited, before);
    if (count !== 1) {
      const shown = JSON.stringify(before.slice(0, 80));
      return stop('applies', `${path}: what is to be replaced occurs ${count} times and not once: ${shown}`);
    }
    // A function, because a text would be searched for `$&`.
    edited = edited.replace(before, () => after);
  }
  return { action: 'write', path, text: isWindows ? keepLineEnds(text, edited) : edited };
}

async function readHunks(path: string, hunks: readonly Hunk[], files: OwnFiles): Promise<Read> {
  const problem = judgePath(path);
  if (problem !== undefined) return problem;
  if (!files.tracked.includes(path)) return stop('applies', `${path} is not there, so nothing in it can be replaced`);
  const text = await files.read(path);
  return text === undefined
    ? stop('in-scope', `${path} is a link, lies behind one, or is no text`)
    : applyHunks(path, text, hunks);
}

function readNewFile({ path, text }: PatchAnswer['newFiles'][number], files: OwnFiles): Read {
  const problem = judgePath(path);
  if (problem !== undefined) return problem;
  return files.tracked.includes(path)
    ? stop('applies', `${path} is there already, and is changed in hunks only`)
    : { action: 'write', path, text };
}

function isObstacle(read: Read): read is Obstacle {
  return 'gate' in read;
}

/** What an answer makes of a tree, as edits; whatever of it does not fit makes all of it an obstacle. */
export async function readPatch({ hunks, newFiles }: PatchAnswer, files: OwnFiles): Promise<Content> {
  const paths = [...new Set(hunks.map(({ path }) => path))];
  if (paths.length + newFiles.length === 0) return refuse('applies', ['it changes nothing']);
  if (paths.length + newFiles.length > MOST_FILES)
    return refuse('in-scope', [`it changes ${paths.length + newFiles.length} files, and may change ${MOST_FILES}`]);
  const read: Read[] = [];
  for (const path of paths) {
    const own = hunks.filter((hunk) => hunk.path === path);
    read.push(await readHunks(path, own, files));
  }
  read.push(...newFiles.map((file) => readNewFile(file, files)));
  const obstacles = read.filter(isObstacle);
  if (obstacles.length === 0) return { edits: read.flatMap((one) => (isObstacle(one) ? [] : [one])), obstacles };
  const problems = obstacles.map(({ gate, problem }) => refuse(gate, [problem]));
  return { edits: [], obstacles: problems.flatMap((content) => content.obstacles) };
}
