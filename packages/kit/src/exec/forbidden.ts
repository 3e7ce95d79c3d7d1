import path from 'node:path';

/** Why a command must not run. */
export interface Refusal {
  readonly rule: string;
  readonly reason: string;
}

interface ForbiddenPattern {
  readonly rule: string;
  readonly reason: string;
  /** Matched against the words of the command joined by single blanks. */
  readonly pattern: RegExp;
}

const PATTERNS: readonly ForbiddenPattern[] = [
  {
    rule: 'force-push',
    reason: 'rewrites a published branch',
    pattern:
      /\bgit\b.*\bpush\b.*(?:\s(?:-[a-z]*f[a-z]*|--force(?:-with-lease|-if-includes)?|--mirror|--delete|-d)\b|\s\+\S)/,
  },
  {
    rule: 'push',
    reason: 'publishes commits; this tool leaves that to a person or a privileged job',
    pattern: /\bgit\b[^|;&]*\bpush\b/,
  },
  {
    rule: 'delete-resources',
    reason: 'deletes resources',
    pattern:
      /\b(?:terraform|tofu|pulumi)\b.*\bdestroy\b|\bkubectl\b.*\bdelete\b|\bhelm\b.*\b(?:uninstall|delete)\b|\b(?:aws|gcloud|az|doctl|flyctl|heroku)\b.*\b(?:delete|destroy|terminate|remove|purge)[a-z-]*/,
  },
  { rule: 'delete-repository', reason: 'deletes something on GitHub', pattern: /\bgh\b.*\b(?:delete|archive)\b/ },
  {
    rule: 'rotate-secrets',
    reason: 'changes or reveals secrets',
    pattern:
      /\bgh\b.*\bsecret\b.*\b(?:set|delete|remove)\b|\bvault\b.*\b(?:write|delete|rotate)\b|\b(?:rotate|create|update|put|delete)-(?:secret|access-key)[a-z-]*/,
  },
  {
    rule: 'publish-package',
    reason: 'publishes a package',
    pattern: /\b(?:npm|pnpm|yarn|cargo|twine|gem)\b(?:\s+run)?\s+(?:publish|unpublish|upload|yank)(?![\w-])/,
  },
  {
    rule: 'prune-docker',
    reason: 'removes containers, images or volumes that are not this run’s',
    pattern: /\bdocker\b.*\b(?:prune|volume rm)\b/,
  },
  { rule: 'drop-database', reason: 'drops a database', pattern: /\b(?:dropdb|drop\s+(?:database|schema))\b/i },
  { rule: 'format-disk', reason: 'overwrites a device', pattern: /\bmkfs(?:\.\w+)?\b|\bdd\b.*\bof=\/dev\// },
];

const REMOVERS = new Set(['rm', 'rmdir', 'unlink', 'shred', 'rimraf', 'del']);

function findRemovalOutside(words: readonly string[], root: string): Refusal | undefined {
  const position = words.findIndex((word) => REMOVERS.has(path.basename(word)));
  if (position < 0) return undefined;
  for (const word of words.slice(position + 1)) {
    if (word.startsWith('-')) continue;
    if (/^[;&|]+$/.test(word)) break;
    const target = path.resolve(root, word.replace(/^~/, '/~').replace(/\$\{?HOME\}?/, '/~'));
    const relative = path.relative(root, target);
    if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) {
      return { rule: 'remove-outside', reason: `removes ${word}, which is not inside the tree` };
    }
  }
  return undefined;
}

function containsInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  let found = 0;
  for (const word of words) if (word === wanted[found]) found += 1;
  return wanted.length > 0 && found === wanted.length;
}

/**
 * Says whether a command is on the forbidden list: deleting resources, rotating secrets, pushing, publishing, removal
 * outside the tree. It reads words, not meaning; it is a guard against accidents, not a sandbox.
 * @param root - directory that removal must stay inside
 * @param extra - the user's own entries: words that must all occur, in order
 */
export function findRefusal(argv: readonly string[], root: string, extra: readonly string[] = []): Refusal | undefined {
  const isShell = /^(?:ba|da|z|k)?sh$/.test(path.basename(argv[0] ?? '')) && argv[1] === '-c';
  const words = (
    isShell
      ? argv
          .slice(2)
          .join(' ')
          .replace(/([;&|()])/g, ' $1 ')
      : argv.join(' ')
  )
    .split(/\s+/)
    .filter(Boolean);
  const line = words.join(' ');
  const matched = PATTERNS.find(({ pattern }) => pattern.test(line));
  if (matched) return { rule: matched.rule, reason: matched.reason };
  const own = extra.find((entry) => containsInOrder(words, entry.split(/\s+/)));
  if (own !== undefined) return { rule: 'configured', reason: `.orchestrate.yml forbids ${JSON.stringify(own)}` };
  return findRemovalOutside(words, root);
}
