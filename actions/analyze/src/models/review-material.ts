import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { Tree } from '../tree';

import { isShowable } from './fix-question';

/** What a reviewer is shown. */
export interface Material {
  /** Lines of the files shown, by their paths from the repository's root. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Files that there was no room for, or that hold something like a credential. */
  readonly left: number;
  readonly text: string;
}

const ROLES = new Set(['source', 'container', 'workflow']);
const NOT_CODE = /\.(?:png|jpe?g|gif|ico|webp|pdf|woff2?|ttf|eot|svg|zip|gz|tgz|wasm|map|csv|lock|min\.js|snap)$/i;
const NOT_OWN = /(^|\/)(?:dist|build|vendor|third_party|node_modules|fixtures|coverage)\//;
// As much as the prompt has room for; what is longer than a file's share says little a line.
const MOST_CHARACTERS = 150_000;
const LONGEST_FILE = 40_000;

function isReviewed(path: string): boolean {
  return ROLES.has(fileRole(path)) && !NOT_CODE.test(path) && !NOT_OWN.test(path);
}

function render(path: string, lines: readonly string[]): string {
  return [`=== ${path}`, ...lines.map((line, index) => `${index + 1}| ${line}`), ''].join('\n');
}

/**
 * Gathers the code of a tree for review: what the newest commit changed first, the rest by path, as far as there is room.
 * @param changed - paths from the repository's root
 */
export async function gatherMaterial(tree: Tree, changed: ReadonlySet<string>): Promise<Material> {
  const head = tree.prefix === '' ? '' : `${tree.prefix}/`;
  const paths = tree.files.filter(isReviewed).map((file) => `${head}${file}`);
  const sorted = [...paths.filter((path) => changed.has(path)), ...paths.filter((path) => !changed.has(path))];
  const files = new Map<string, readonly string[]>();
  let text = '';
  for (const path of sorted) {
    const content = await tree.read(path.slice(head.length));
    if (content.trim() === '' || content.includes('\0') || !isShowable(content)) continue;
    const lines = content.replace(/\r?\n$/, '').split(/\r?\n/);
    const rendered = render(path, lines);
    if (rendered.length > LONGEST_FILE || text.length + rendered.length > MOST_CHARACTERS) continue;
    text += rendered;
    files.set(path, lines);
  }
  return { files, left: paths.length - files.size, text };
}
