/** Installing and linting change nothing about what tests say of a rewritten tree, or refuse it. */
const LEFT_OUT =
  /^(?:\S*=\S+\s+)*(?:npx\s+)?(?:eslint|standard|xo|jshint|jscs|prettier|biome|oxlint|oxfmt|semistandard|ls-lint|evalmd|npm\s+(?:ci|i|install|audit|prune)|pnpm\s+(?:i|install)|yarn(?:\s+install)?$|tsc\s.*--noEmit|publint|attw|size-limit|codecov|rimraf|echo)\b/;
const RUN = /^(?:npm|pnpm|yarn|bun)\s+(?:run\s+|run-script\s+)?(?:-s\s+|--silent\s+)?([\w:.@/-]+)(?:\s+--\s+(.*))?$/;
const BUILT_IN = new Set(['install', 'i', 'ci', 'exec', 'dlx', 'add', 'audit', 'pack', 'publish']);
const DEEPEST = 5;

/**
 * The parts of a command line that could run tests or build what they test: scripts of package.json opened, `&&` and `;`
 * split, installing and linting left out. What cannot be taken apart stays whole.
 */
export function listSegments(command: string, scripts: Readonly<Record<string, string>>, depth = 0): string[] {
  if (/[|<>(){}`]|\$\(/.test(command.replace(/\|\|/g, ''))) return LEFT_OUT.test(command.trim()) ? [] : [command];
  return command.split(/&&|;|\|\|/).flatMap((part) => {
    const segment = part.trim();
    if (segment === '' || LEFT_OUT.test(segment)) return [];
    const [, name = '', more = ''] = RUN.exec(segment) ?? [];
    const wanted = name === 't' ? 'test' : name;
    const script = scripts[wanted];
    if (script === undefined || BUILT_IN.has(name) || depth >= DEEPEST) return [segment];
    return [scripts[`pre${wanted}`], `${script} ${more}`.trim()].flatMap((own) =>
      own === undefined ? [] : listSegments(own, scripts, depth + 1),
    );
  });
}
