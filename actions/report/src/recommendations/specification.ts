import { findOpen, lastAttempt } from '@orchestrate/kit/run-evidence/evidence';
import { count, listWords } from '@orchestrate/kit/words';

import type { Rule } from './rule';

const WRITES = new Set(['post', 'put', 'patch', 'delete']);

export const customOperations: Rule = ({ evidence }) => {
  const { plan } = evidence;
  const custom = (plan?.value.operations.filter(findOpen(evidence)) ?? []).filter(({ kind }) => kind === 'custom');
  if (plan === undefined || custom.length === 0) return [];
  const names = listWords(custom.map(({ id }) => id));
  const why = custom.length === 1 ? 'what it does, so it answers 501' : 'what they do, so they answer 501';
  const text = `Write ${names} by hand: no rule could infer ${why}.`;
  return [{ id: 'custom-operations', severity: 'must', text, evidence: [plan.path] }];
};

export const unfitOperations: Rule = ({ evidence }) => {
  const isOpen = findOpen(evidence);
  const left = evidence.plan?.value.operations.filter((one) => one.kind !== 'custom' && isOpen(one)) ?? [];
  const generated = lastAttempt(evidence, 'generate');
  if (generated === undefined || left.length === 0) return [];
  const names = listWords(left.map(({ id }) => id));
  const text = `Look at ${names}: generate could not write ${left.length === 1 ? 'it' : 'them'} as planned, and says why.`;
  return [{ id: 'unfit-operations', severity: 'must', text, evidence: [`${generated.directory}/generate.md`] }];
};

/** Remarks of the plan, one recommendation a rule; a rule that fires often is not ten recommendations. */
export const planWarnings: Rule = ({ evidence: { plan } }) => {
  const warnings = plan?.value.warnings ?? [];
  const rules = [...new Set(warnings.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const messages = warnings.filter((warning) => warning.rule === rule).map(({ message }) => message);
    return {
      id: `plan-${rule}`,
      severity: rule === 'bundle' ? 'could' : 'should',
      text: `Look at ${count(messages.length, 'remark')} of the plan (${rule}): ${listWords(messages, 3)}.`,
      evidence: [plan?.path ?? ''],
    };
  });
};

export const unsupportedSecurity: Rule = ({ evidence: { plan } }) => {
  const names = new Set(
    plan?.value.securitySchemes.filter(({ type }) => type === 'unsupported').map(({ name }) => name),
  );
  const closed = plan?.value.operations.filter(({ security }) => security.flat().some((name) => names.has(name))) ?? [];
  if (plan === undefined || closed.length === 0) return [];
  return [
    {
      id: 'unsupported-security',
      severity: 'must',
      text: `Implement the security ${listWords([...names])}: ${count(closed.length, 'operation')} that ask for it let nobody in until then.`,
      evidence: [plan.path],
    },
  ];
};

export const openWrites: Rule = ({ evidence: { plan } }) => {
  const open =
    plan?.value.operations.filter(({ method, security }) => WRITES.has(method) && security.length === 0) ?? [];
  if (plan === undefined || open.length === 0) return [];
  const verb = open.length === 1 ? 'changes' : 'change';
  return [
    {
      id: 'open-writes',
      severity: 'should',
      text: `Decide who may write: ${listWords(open.map(({ id }) => id))} ${verb} data, and the specification asks callers for nothing.`,
      evidence: [plan.path],
    },
  ];
};
