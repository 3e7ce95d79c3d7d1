import { listCommands } from '@orchestrate/kit/exec/scripts';
import type { Code } from '@orchestrate/kit/source-code/code';

import type { Application } from './applications';
import { findApplication } from './applications';

/** How a test reaches a service: the application itself, or a process that listens. */
export type WayIn =
  ({ readonly kind: 'application' } & Application) | { readonly kind: 'process'; readonly args: readonly string[] };

/** The start script, where it is no more than Node with a file that is there. */
function findProcess(
  files: Code['files'],
  { start = '', prestart }: Readonly<Record<string, string>>,
): readonly string[] | string {
  // What it prints may be handed on; that matters to nobody here.
  const [command] = listCommands(start);
  if (command === undefined) return 'it has no start script';
  const [program, ...words] = command.words;
  const args = program === 'tsx' ? ['--import', 'tsx', ...words] : words;
  const isPlain = program === 'node' || program === 'tsx';
  const isAlone = !/&&|;/.test(start) && Object.keys(command.env).length === 0;
  if (!isPlain || !isAlone || prestart !== undefined) return `\`${start}\` is no plain \`node …\``;
  const script = words.find(
    (word, at) => !word.startsWith('-') && !/^(?:--import|-r|--require)$/.test(words[at - 1] ?? ''),
  );
  const known = script?.replace(/^\.\//, '');
  if (known === undefined || !files.has(known)) return `\`${start}\` runs a file that a build has to make first`;
  return args;
}

/**
 * Finds the ways into a service that need no build, the best one first: an application that a module gives, or makes, or a
 * plugin of Fastify; then a start script that runs a file which is there.
 * @param isTranslating - whether the runner of its tests takes sources in TypeScript
 * @returns why there is none, where there is none
 */
export function findWaysIn(
  code: Code,
  scripts: Readonly<Record<string, string>>,
  isTranslating: boolean,
): readonly WayIn[] | string {
  const application = findApplication(code);
  const isTaken = application !== undefined && (isTranslating || !/\.[cm]?ts$/.test(application.file));
  const first: WayIn[] = isTaken ? [{ kind: 'application', ...application }] : [];
  const started = findProcess(code.files, scripts);
  const ways = typeof started === 'string' ? first : [...first, { kind: 'process' as const, args: started }];
  return ways.length === 0 && typeof started === 'string' ? started : ways;
}
