import { z } from 'zod';

import type { RawFinding } from './analyser';
import { parseAnswer } from './run-tool';

const levelSchema = z.enum(['none', 'note', 'warning', 'error']);
const regionSchema = z.object({
  startLine: z.number().optional(),
  startColumn: z.number().optional(),
  endLine: z.number().optional(),
  endColumn: z.number().optional(),
});
const resultSchema = z.object({
  ruleId: z.string(),
  level: levelSchema.optional(),
  message: z.object({ text: z.string() }),
  locations: z
    .array(
      z.object({
        physicalLocation: z.object({
          artifactLocation: z.object({ uri: z.string() }),
          region: regionSchema.optional(),
        }),
      }),
    )
    .optional(),
});
const ruleSchema = z.object({
  id: z.string(),
  helpUri: z.string().optional(),
  defaultConfiguration: z.object({ level: levelSchema.optional() }).optional(),
});
const logSchema = z.object({
  runs: z.array(
    z.object({
      tool: z.object({ driver: z.object({ rules: z.array(ruleSchema).optional() }) }),
      results: z.array(resultSchema),
    }),
  ),
});

type Result = z.infer<typeof resultSchema>;
type Rule = z.infer<typeof ruleSchema>;

function describePlace(result: Result): Partial<RawFinding> {
  const place = result.locations?.[0]?.physicalLocation;
  if (place === undefined) return {};
  const { startLine, startColumn, endLine, endColumn } = place.region ?? {};
  return {
    path: decodeURIComponent(place.artifactLocation.uri.replace(/^file:\/\//, '')),
    ...(startLine === undefined ? {} : { line: startLine }),
    ...(startColumn === undefined ? {} : { column: startColumn }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

function toFinding(result: Result, rule: Rule | undefined): RawFinding {
  const level = result.level ?? rule?.defaultConfiguration?.level ?? 'warning';
  return {
    rule: result.ruleId,
    level: level === 'none' ? 'note' : level,
    message: result.message.text,
    ...describePlace(result),
    ...(rule?.helpUri === undefined ? {} : { help: rule.helpUri }),
  };
}

/** Findings of a tool that writes SARIF 2.1.0 itself. */
export function parseSarif(text: string): RawFinding[] {
  return parseAnswer(text, logSchema).runs.flatMap(({ tool, results }) => {
    const rules = new Map(tool.driver.rules?.map((rule) => [rule.id, rule]));
    return results.map((result) => toFinding(result, rules.get(result.ruleId)));
  });
}
