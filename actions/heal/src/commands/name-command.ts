const RUNNERS = /^(?:npm|pnpm|yarn|bun)$/;
const RUN = /^(?:run|run-script|exec|dlx|-s|--silent|-w.*|--workspace.*)$/;
const LAUNCHERS = /^(?:npx|node|python3?|bash|sh|env|pnpx|bunx|tsx)$/;

/** A gate's name from its command: `npm run build` → `build`, `npx tsc -p .` → `tsc`. */
export function nameCommand(command: string): string {
  const words = command.split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const isRunner = RUNNERS.test(first);
  const meaningful = words.slice(isRunner || LAUNCHERS.test(first) ? 1 : 0);
  const word =
    meaningful.find((candidate) => !candidate.startsWith('-') && !(isRunner && RUN.test(candidate))) ?? first;
  const base = word.split(/[\\/]/).at(-1) ?? word;
  const name = base
    .replace(/\.[cm]?[jt]sx?$|\.(?:sh|py)$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return name === '' ? 'command' : name;
}
