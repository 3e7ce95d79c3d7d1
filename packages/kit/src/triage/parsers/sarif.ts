import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import type { Finding } from '../keep-what-fails';
import { keepWhatFails } from '../keep-what-fails';
import type { RawFailure, ReportParser } from '../parser';

const resultSchema = z.object({
  ruleId: z.string().optional(),
  kind: z.string().default('fail'),
  level: z.string().default('warning'),
  message: z.object({ text: z.string().default('') }),
  suppressions: z.array(z.unknown()).default([]),
  locations: z
    .array(
      z.object({
        physicalLocation: z
          .object({
            artifactLocation: z.object({ uri: z.string() }).optional(),
            region: z.object({ startLine: z.number().int(), startColumn: z.number().int() }).partial().optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});
const invocationSchema = z.object({
  toolConfigurationNotifications: z.array(resultSchema).default([]),
  toolExecutionNotifications: z.array(resultSchema).default([]),
});
const reportSchema = z.object({
  runs: z.array(
    z.object({ results: z.array(resultSchema).default([]), invocations: z.array(invocationSchema).default([]) }),
  ),
});

type Result = z.infer<typeof resultSchema>;

function toPath(uri: string): string {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function toFailure({ ruleId, message, locations }: Result, otherwise: RawFailure['class']): RawFailure {
  const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
  const isUnreadable = ruleId === 'parse' || message.text.startsWith('Parsing error');
  const line = region?.startLine ?? 0;
  const column = region?.startColumn ?? 0;
  return {
    class: isUnreadable ? 'build' : otherwise,
    message: message.text.trim(),
    ...(ruleId === undefined ? {} : { code: ruleId }),
    ...(artifactLocation === undefined ? {} : { file: toPath(artifactLocation.uri) }),
    ...(line < 1 ? {} : { line }),
    ...(column < 1 ? {} : { column }),
  };
}

function toFindings(results: readonly Result[], otherwise: RawFailure['class']): Finding[] {
  return results
    .filter(
      ({ kind, level, suppressions }) => kind === 'fail' && /error|warning/.test(level) && suppressions.length === 0,
    )
    .map((result) => ({ fails: result.level === 'error', failure: toFailure(result, otherwise) }));
}

/** SARIF, which linters and scanners write. */
export const sarifReport: ReportParser = {
  format: 'sarif-json',
  parse: (text) =>
    keepWhatFails(
      reportSchema
        .parse(JSON.parse(text))
        .runs.flatMap(({ results, invocations }) => [
          ...toFindings(results, 'lint'),
          ...invocations.flatMap(({ toolConfigurationNotifications, toolExecutionNotifications }) =>
            toFindings([...toolConfigurationNotifications, ...toolExecutionNotifications], 'configuration'),
          ),
        ]),
    ),
};
