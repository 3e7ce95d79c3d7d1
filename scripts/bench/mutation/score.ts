import { z } from 'zod';

const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          status: z.string(),
          statusReason: z.string().optional(),
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: z.object({ line: z.number(), column: z.number() }) }),
        }),
      ),
    }),
  ),
});

/** A change that was tried, or that no test reaches. */
export interface Mutant {
  /** Relative to the service. */
  readonly file: string;
  readonly line: number;
  readonly status: 'Killed' | 'Survived' | 'Timeout' | 'NoCoverage' | 'RuntimeError';
  /** What was changed: `BooleanLiteral → false`. */
  readonly mutation: string;
}

/** What became of a sample of mutants. */
export interface MutationResult {
  readonly mutants: readonly Mutant[];
  /** How many more change only what runs when the service is loaded, which StrykerJS would run every test for. */
  readonly onLoad: number;
}

/** What the tests must reach: killed or timed out, of all that were tried or that no test reaches. */
export const LEAST_SCORE = 0.8;

/** As `stryker-sample.mjs` says it. */
export const NOT_SAMPLED = 'not in the sample';

const TRIED: readonly string[] = ['Killed', 'Survived', 'Timeout', 'NoCoverage', 'RuntimeError'];
const SHOWN_CHARACTERS = 60;

function isTried(status: string): status is Mutant['status'] {
  return TRIED.includes(status);
}

/**
 * Reads StrykerJS's report in JSON.
 * @throws {Error} where a mutant has a status that is not known
 */
export function readReport(text: string): MutationResult {
  const { files } = reportSchema.parse(JSON.parse(text));
  const all = Object.entries(files).flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ ...mutant, file })));
  const mutants = all
    .filter(({ status, statusReason }) => status !== 'Ignored' && statusReason !== NOT_SAMPLED)
    .map(({ file, location, status, mutatorName, replacement = '' }): Mutant => {
      if (!isTried(status)) throw new Error(`${file}:${location.start.line} ended as ${status}`);
      const shown = replacement.replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS);
      return { file, line: location.start.line, status, mutation: `${mutatorName} → ${shown}` };
    });
  return { mutants, onLoad: all.filter(({ status }) => status === 'Ignored').length };
}

function count({ mutants }: MutationResult, status: Mutant['status']): number {
  return mutants.filter((mutant) => mutant.status === status).length;
}

/** The share of mutants that a test noticed; what broke the run itself counts on neither side, as StrykerJS has it. */
export function scoreOf(result: MutationResult): number {
  const noticed = count(result, 'Killed') + count(result, 'Timeout');
  const all = noticed + count(result, 'Survived') + count(result, 'NoCoverage');
  return all === 0 ? 0 : noticed / all;
}

/** Those that no test noticed, and a table. */
export function renderResult(result: MutationResult): string {
  const left = result.mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ file, line, status, mutation }) => `${status.padEnd(10)}  ${file}:${line}  ${mutation}`)
    .sort();
  const score = scoreOf(result);
  const rows = [
    ['killed', String(count(result, 'Killed'))],
    ['timeout', String(count(result, 'Timeout'))],
    ['survived', String(count(result, 'Survived'))],
    ['no coverage', String(count(result, 'NoCoverage'))],
    ['broke the run', String(count(result, 'RuntimeError'))],
    ['only on load, not tried', String(result.onLoad)],
    ['score', `${(score * 100).toFixed(1)} %, bar ${LEAST_SCORE * 100} %: ${score >= LEAST_SCORE ? 'ok' : 'MISSED'}`],
  ];
  const width = Math.max(...rows.map(([what = '']) => what.length));
  return [...left, '', ...rows.map(([what = '', figure = '']) => `${what.padEnd(width)}  ${figure}`)].join('\n');
}
