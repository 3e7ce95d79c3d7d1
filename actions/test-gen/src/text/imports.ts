// A default import, or named ones.
const IMPORT = /^import (type )?(?:(\w+)|\{([^}]*)\}) from (['"][^'"]+['"]);\n/gm;

const COMMENT = String.raw`\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*`;
const TEXT = String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`;
const PATTERN = String.raw`([(,=:[!&|?{};]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*`;
const NO_CODE = new RegExp(`${COMMENT}|${TEXT}|${PATTERN}`, 'g');

function stripTexts(code: string): string {
  return code.replace(NO_CODE, (_, before: string | undefined) => (before === undefined ? '""' : `${before}0`));
}

/** Which of several names code mentions, as words of its own: not in a comment, a text, after a dot, or as an optional member. */
export function findMentions(code: string, names: readonly string[]): Set<string> {
  const stripped = stripTexts(code);
  const words = new Set(
    [...stripped.matchAll(/(?<![\w$])(?<!(?<!\.\.)\.)[A-Za-z_$][\w$]*(?![\w$])(?!\?:)/g)].map(([word]) => word),
  );
  return new Set(names.filter((name) => words.has(name)));
}

function splitNames(names: string): string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Leaves out imported names that the code below does not mention. */
export function pruneImports(text: string): string {
  const plain = (name: string): string => name.replace(/^type /, '');
  const all = [...text.matchAll(IMPORT)].flatMap(([, , whole, names = '']) =>
    [whole ?? [], splitNames(names).map(plain)].flat(),
  );
  const used = findMentions(text.replace(IMPORT, ''), all);
  return text.replace(IMPORT, (line, type: string | undefined, whole: string | undefined, names = '', source = '') => {
    if (whole !== undefined) return used.has(whole) ? line : '';
    const kept = splitNames(String(names))
      .filter((name) => used.has(plain(name)))
      .sort((a, b) => plain(a).localeCompare(plain(b), 'en'));
    return kept.length === 0 ? '' : `import ${type ?? ''}{ ${kept.join(', ')} } from ${String(source)};\n`;
  });
}

/** Names imported from a module by its specifier's last part: `client` of `./client.js`. */
export function listImports(text: string, module: string): string[] {
  return [...text.matchAll(IMPORT)]
    .filter(([, , , , source]) => source?.slice(1, -1).endsWith(`/${module}.js`) === true)
    .flatMap(([, , , names = '']) => splitNames(names).map((name) => name.replace(/^type /, '')));
}
