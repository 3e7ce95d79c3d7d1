import type { Configuration } from '@orchestrate/contracts/configuration';
import { configurationSchema } from '@orchestrate/contracts/configuration';

/** `given`: only the trusted side says it. `lower`, `raise`: a number that the other side may lower, or raise. */
type Rule = 'given' | 'lower' | 'raise';

/**
 * Settings that touch safety: what may run beside a key, what is passed to it, who is sent a key, what may be spent, and
 * what a repair may touch. Who asks for a change of the repository does not decide over these.
 */
export const SAFETY_SETTINGS: Readonly<Record<string, Rule>> = {
  safety: 'given',
  'heal.allow': 'given',
  'models.providers': 'given',
  'models.allow-personal-data': 'given',
  'models.transcripts': 'given',
  'models.limits.allow-unknown-price': 'given',
  'models.limits.usd-per-run': 'lower',
  'models.limits.usd-per-phase': 'lower',
  'models.limits.run-seconds': 'lower',
  'models.limits.call-seconds': 'lower',
  'models.limits.retries': 'lower',
  'budgets.heal-iterations': 'lower',
  'budgets.heal-minutes': 'lower',
  'budgets.evidence-megabytes': 'raise',
};

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

function writeAt(value: Json, [name = '', ...rest]: readonly string[], text: unknown): Json {
  const inner = value[name];
  const { [name]: _replaced, ...others } = value;
  if (rest.length > 0) return { ...value, [name]: writeAt(isObject(inner) ? inner : {}, rest, text) };
  return text === undefined ? others : { ...others, [name]: text };
}

function choose(rule: Rule, own: unknown, trusted: unknown): unknown {
  if (typeof own !== 'number' || typeof trusted !== 'number') return trusted;
  if (rule === 'lower') return Math.min(own, trusted);
  return rule === 'raise' ? Math.max(own, trusted) : trusted;
}

/**
 * Takes what touches safety from the trusted side.
 * @param own - of the tree, which somebody wants to change the repository to
 * @returns what holds, and the names of the settings that do not hold as the tree has them
 */
export function keepTrusted(
  own: Configuration,
  trusted: Configuration,
): { readonly configuration: Configuration; readonly refused: readonly string[] } {
  let value: Json = own;
  const refused: string[] = [];
  for (const [name, rule] of Object.entries(SAFETY_SETTINGS)) {
    const path = name.split('.');
    const [said, due] = [readAt(own, path), readAt(trusted, path)];
    const chosen = choose(rule, said, due);
    if (JSON.stringify(chosen) === JSON.stringify(said)) continue;
    refused.push(name);
    value = writeAt(value, path, chosen);
  }
  return { configuration: configurationSchema.parse(value), refused };
}
