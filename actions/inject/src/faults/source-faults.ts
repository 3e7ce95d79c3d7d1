import type { Break } from './source-file';
import { replaceOnce } from './source-file';

const isSource = (file: string): boolean => file.startsWith('src/') && file.endsWith('.ts');

/** Removes an import of ours whose name the file calls. */
export const removeImport: Break = ({ path, text }) => {
  if (!path.startsWith('src/operations/')) return undefined;
  for (const [line, name = ''] of text.matchAll(/^import \{ (\w+) \} from '\.[^']+';\n/gm)) {
    if (new RegExp(`\\b${name}\\b`).test(text.replace(line, ''))) return text.replace(line, '');
  }
  return undefined;
};

/** Swaps two letters in the name of a method that is called. */
export const misspellMethod: Break = ({ path, text }) =>
  path.startsWith('src/operations/')
    ? replaceOnce(text, /\.(insert|list|find|update|replace|remove)\(/, (_all, name = '') => {
        const middle = Math.floor(name.length / 2);
        return `.${name.slice(0, middle - 1)}${name.charAt(middle)}${name.charAt(middle - 1)}${name.slice(middle + 1)}(`;
      })
    : undefined;

/** Starts a page one page too late or, where lists have only a limit, lets one item too many through. */
export const shiftPage: Break = ({ path, text }) =>
  isSource(path)
    ? (replaceOnce(text, /\((\w+) - 1\) \* (\w+)/, (_all, page = '', size = '') => `${page} * ${size}`) ??
      replaceOnce(text, /\.limit\((\w+)\)/, (_all, limit = '') => `.limit(${limit} + 1)`))
    : undefined;

/** Makes the start look for the migrations in a folder that is not there. */
export const misplaceMigrations: Break = ({ path, text }) =>
  isSource(path)
    ? replaceOnce(text, /(['"/])migrations(['"])/, (_all, before = '', after = '') => `${before}migration${after}`)
    : undefined;

/** Says that there is a conflict where a thing is not there: one refusal for another, which no compiler sees. */
export const mixUpStatus: Break = ({ path, text }) =>
  path.startsWith('src/operations/') ? replaceOnce(text, /new ApiError\(404,/, () => 'new ApiError(409,') : undefined;

/** Refuses what does not follow its schema with the wrong status, for a service without things to look for. */
export const mixUpRefusal: Break = ({ path, text }) =>
  isSource(path) && path.startsWith('src/http/')
    ? replaceOnce(text, /new ApiError\(400, problems/, () => 'new ApiError(409, problems')
    : undefined;

/** Lets a list grow while it is walked, which never ends: a walk over a list sees what is added to it. */
export const growWhileWalked: Break = ({ path, text }) =>
  isSource(path)
    ? replaceOnce(
        text,
        /^( *)for \(const \{ [\w, ]+ \} of (app\.routes)\) \{$/m,
        (head, indent = '', list = '') => `${indent}for (const route of ${list}) ${list}.push(route);\n${head}`,
      )
    : undefined;
