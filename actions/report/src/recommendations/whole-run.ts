import { findInjectedFault, lastAttempt } from '@orchestrate/kit/run-evidence/evidence';
import { count, listWords } from '@orchestrate/kit/words';

import type { Rule } from './rule';

export const injectedFault: Rule = ({ evidence }) => {
  const fault = findInjectedFault(evidence);
  const inject = lastAttempt(evidence, 'inject');
  if (fault === undefined || inject === undefined) return [];
  const text = `Run again without inject before you use this service: the fault ${fault} was planted in it on purpose.`;
  return [{ id: 'injected-fault', severity: 'must', text, evidence: [`${inject.directory}/output.json`] }];
};

export const cutOff: Rule = ({ evidence }) => {
  const killed = evidence.attempts.filter(({ output }) => output === undefined);
  if (killed.length === 0) return [];
  const names = listWords(killed.map(({ directory }) => directory.replace('phases/', '')));
  const text = `Continue the run with --resume ${evidence.runId}: ${names} ${killed.length === 1 ? 'was' : 'were'} cut off.`;
  const seen = killed.map(({ directory, input }) =>
    input === undefined ? 'events.ndjson' : `${directory}/input.json`,
  );
  return [{ id: 'cut-off', severity: 'must', text, evidence: [...new Set(seen)] }];
};

export const keptFiles: Rule = ({ published, publicationDiff }) => {
  if (published === null || published.kept.length === 0 || publicationDiff === undefined) return [];
  const text = `Merge ${count(published.kept.length, 'file')} by hand that somebody had edited in ${published.directory} and publishing left alone: ${listWords(published.kept)}.`;
  return [{ id: 'kept-files', severity: 'should', text, evidence: [publicationDiff] }];
};

export const uploadFailed: Rule = ({ uploadFailure }) => {
  if (uploadFailure === undefined) return [];
  const text = `Keep this run directory yourself: ${uploadFailure.message}.`;
  return [{ id: 'upload-failed', severity: 'should', text, evidence: [uploadFailure.log] }];
};
