import type { InferenceRule, OverruledOperation, PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Evidence, PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';

import { quoteNames } from '../wording';

/** What overrules the inference of one operation, or of all. */
export interface Overrules {
  /** Whether a rule is switched off; for an operation by its names, or for all. */
  isOff(rule: InferenceRule, names?: readonly (string | undefined)[]): boolean;
  find(names: readonly (string | undefined)[]): OverruledOperation | undefined;
}

const FILE = '`.orchestrate.yml`';

/** Reads the settings that overrule rules. */
export function createOverrules({ operations, rules }: PlanSettings): Overrules {
  const find: Overrules['find'] = (names) =>
    names.flatMap((name) => (name !== undefined && Object.hasOwn(operations, name) ? [operations[name]] : []))[0];
  return {
    find,
    isOff: (rule, names = []) => {
      const own = find(names);
      return Object.hasOwn(rules, rule) || (typeof own === 'object' && Object.hasOwn(own.rules, rule));
    },
  };
}

/** What the plan says of an operation that the settings name. */
export function describeOverruled(overruled: OverruledOperation | undefined): Evidence[] {
  if (typeof overruled !== 'object') return [];
  const off = Object.keys(overruled.rules);
  return [
    ...(off.length === 0 ? [] : [{ rule: 'overruled', detail: `${FILE} switches off ${quoteNames(off)} here` }]),
    ...(overruled.transition === undefined
      ? []
      : [{ rule: 'overruled', detail: `${FILE} says that it moves to \`${overruled.transition.to}\`` }]),
  ];
}

/** Why an operation stays custom that a rule could have inferred. */
export function explainCustom(rule?: string): string {
  return rule === undefined ? `${FILE} says so` : `${FILE} switches off the rule \`${rule}\``;
}

/** One remark for each rule that is off everywhere. */
export function warnOverruled({ rules }: PlanSettings): PlanWarning[] {
  return Object.keys(rules).map((rule) => ({
    rule: 'overruled',
    message: `${FILE} switches off the rule \`${rule}\`: nothing is inferred by it`,
  }));
}

/** Operations that the settings name and the document does not have, as problems of the configuration. */
export function listUnknownOverrules({ operations }: PlanSettings, planned: readonly PlannedOperation[]): string[] {
  const known = new Set(planned.flatMap(({ id, operationId }) => [id, operationId ?? id]));
  return Object.keys(operations)
    .filter((name) => !known.has(name))
    .map(
      (name) =>
        `.orchestrate.yml: plan.operations.${name}: there is no such operation; the operations are ${[...known].join(', ')}`,
    );
}
