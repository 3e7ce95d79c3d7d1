import type { FailureClass } from '@orchestrate/contracts/triage';

import { NAME_SEPARATOR } from '../../test-reports/vitest';
import type { Frame, RawFailure } from '../parser';

/** A test case as JUnit's XML names it, each tool in its own way. */
export interface NamedCase {
  readonly name: string;
  /** What the format calls the name of its class. */
  readonly suite: string;
  /** Names of the suites around it, from the outside in. */
  readonly suites: readonly string[];
  /** Its file, where the tool writes that. */
  readonly file: string | undefined;
  /** Innermost first. */
  readonly stack: readonly Frame[];
}

interface Names {
  readonly subject: Partial<Pick<RawFailure, 'test' | 'file' | 'code'>>;
  /** Absent where it is a test that failed. */
  readonly class?: FailureClass;
}

/** The outermost frame: that of the test itself. */
function findTestFile({ stack, suite }: NamedCase): string | undefined {
  const own = stack.findLast(({ file }) => suite !== '' && file.endsWith(`/${suite}`));
  return (own ?? stack.findLast(({ file }) => !file.includes('/node_modules/')))?.file;
}

function nameRule({ name, suites }: NamedCase): Names | undefined {
  const { linter, rule } = /^org\.(?<linter>biome|eslint)\.(?<rule>.+)$/.exec(name)?.groups ?? {};
  if (rule === undefined) return undefined;
  const file = suites.at(-1);
  return {
    class: rule === 'parse' ? 'build' : 'lint',
    subject: {
      ...(rule === 'unknown' ? {} : { code: linter === 'biome' ? rule.replaceAll('.', '/') : rule }),
      ...(file === undefined ? {} : { file }),
    },
  };
}

const JAVA = /^(?:[a-z_]\w*\.)+(?<own>[A-Z][\w$]*)$/;

function nameJava({ name, suite, stack }: NamedCase): Names | undefined {
  const own = JAVA.exec(suite)?.groups?.own;
  if (own === undefined) return undefined;
  const top = suite.replace(/\$.*/, '').replaceAll('.', '/');
  const file = stack.find((frame) => frame.file.includes(`/${top}.`))?.file ?? `src/test/java/${top}.java`;
  return { subject: { test: `${own}${NAME_SEPARATOR}${name.replace(/\(\)$/, '')}`, file } };
}

/** pytest names modules and classes alike, all with dots. */
function namePython({ name, suite, stack }: NamedCase): Names | undefined {
  const file = stack.at(-1)?.file;
  if (file?.endsWith('.py') !== true) return undefined;
  // Without a suite, the file itself could not be run.
  if (suite === '') return { subject: { file }, class: 'crash' };
  const parts = suite.split('.');
  const depth = parts.findIndex((part) => /^[A-Z]/.test(part));
  const modules = depth < 0 ? parts : parts.slice(0, depth);
  const test = [...parts.slice(modules.length), name].join(NAME_SEPARATOR);
  return { subject: { test, file: `${modules.join('/')}.py` } };
}

/** JavaScript's tools: the class is a path, a suite, the test's whole name, or nothing that tells anything. */
function nameScript(named: NamedCase): Names {
  const { name, suite, suites } = named;
  const isPath = /\.[cm]?[jt]sx?$/.test(suite);
  const file = named.file ?? findTestFile(named) ?? (isPath ? suite : undefined);
  const isTelling = suite !== '' && suite !== 'test' && suite !== name && !isPath;
  const outer = isTelling ? [suite] : suite === 'test' ? suites.filter((each) => each !== '') : [];
  const test = [...outer, ...name.split(' › ')].join(NAME_SEPARATOR);
  return { subject: { test, ...(file === undefined ? {} : { file }) } };
}

/** What a test case is called in the logs of the tool that wrote it, and where it is. */
export function nameCase(named: NamedCase): Names {
  return nameRule(named) ?? namePython(named) ?? nameJava(named) ?? nameScript(named);
}
