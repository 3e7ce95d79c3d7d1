import { lastAttempt, lastDeployment } from '@orchestrate/kit/run-evidence/evidence';
import { finalCommit } from '@orchestrate/kit/summary/judgement';
import { count, listWords } from '@orchestrate/kit/words';

import type { Observed, Rule } from './rule';

const SLOW_MILLISECONDS = 500;
// `DATABASE_URL: ${DATABASE_URL:-}` sets nothing unless whoever starts it does.
const SETS_DATABASE = /^\s*-?\s*["']?DATABASE_URL["']?\s*[:=]\s*(?!\s*$|["']{2}|\$\{DATABASE_URL:?-?\})\S/m;

export const notRedeployed: Rule = ({ evidence }) => {
  const deploy = lastAttempt(evidence, 'deploy');
  const seen = deploy?.output?.serviceCommit;
  if (deploy === undefined || seen === undefined || seen === finalCommit(evidence)) return [];
  const text = 'Deploy again and verify: the tree changed after the deployment that this run probed.';
  return [{ id: 'not-redeployed', severity: 'must', text, evidence: [`${deploy.directory}/output.json`] }];
};

export const processTarget: Rule = ({ evidence }) => {
  const deployment = lastDeployment(evidence)?.deployment;
  if (deployment?.value.target !== 'process') return [];
  const text = `Deploy the container before production (target compose): this run only saw the service as a process of the machine, because ${deployment.value.why}.`;
  return [{ id: 'process-target', severity: 'should', text, evidence: [deployment.path] }];
};

export const otherBaseImage: Rule = ({ evidence }) => {
  const deployment = lastDeployment(evidence)?.deployment;
  const asked = evidence.plan?.value.configuration.deploy['base-image'];
  const used = deployment?.value.compose;
  if (deployment === undefined || used === undefined || asked === undefined || used.baseImage === asked) return [];
  const text = `Build the image on ${asked} before production: here it stands on ${used.baseImage}, because ${used.baseWhy}.`;
  return [{ id: 'other-base-image', severity: 'must', text, evidence: [deployment.path] }];
};

function isEmbedded({ evidence, composeFile }: Observed): boolean {
  const target = lastDeployment(evidence)?.deployment?.value.target;
  if (target === 'compose') return composeFile !== undefined && !SETS_DATABASE.test(composeFile);
  const passed = evidence.plan?.value.configuration.safety['pass-environment'] ?? [];
  return target === 'process' && !passed.includes('DATABASE_URL');
}

export const embeddedDatabase: Rule = (observed) => {
  const deployment = lastDeployment(observed.evidence)?.deployment;
  // Only a service that this family generated is known to embed a database.
  if (deployment === undefined || observed.evidence.generated === undefined || !isEmbedded(observed)) return [];
  const isCompose = deployment.value.target === 'compose';
  return [
    {
      id: 'embedded-database',
      severity: 'must',
      text: 'Set DATABASE_URL to a PostgreSQL server: no DATABASE_URL was given, so the service ran on its embedded database, which one process holds alone.',
      evidence: [deployment.path, ...(isCompose ? ['service/compose.yaml'] : [])],
    },
  ];
};

export const developmentCredentials: Rule = ({ evidence }) => {
  const { plan } = evidence;
  const last = lastDeployment(evidence);
  if (plan === undefined || last?.deployment === undefined) return [];
  const used = new Set(plan.value.operations.flatMap(({ security }) => security.flat()));
  const schemes = plan.value.securitySchemes.filter(({ name, type }) => type !== 'unsupported' && used.has(name));
  if (schemes.length === 0) return [];
  return [
    {
      id: 'development-credentials',
      severity: 'must',
      text: `Give the service real credentials for ${listWords(schemes.map(({ name }) => name))} and start it with NODE_ENV=production: this run used the ones for development, which everybody can read.`,
      evidence: [plan.path, last.deployment.path],
    },
  ];
};

export const failedProbes: Rule = ({ evidence }) => {
  const verification = lastDeployment(evidence)?.verification;
  const failed = verification?.value.probes.filter(({ verdict }) => verdict === 'failed') ?? [];
  if (verification === undefined || failed.length === 0) return [];
  const names = failed.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const text = `Mend ${count(failed.length, 'operation')} whose answer breaks the specification on the running service: ${listWords(names)}.`;
  return [{ id: 'failed-probes', severity: 'must', text, evidence: [verification.path] }];
};

export const slowProbes: Rule = ({ evidence }) => {
  const verification = lastDeployment(evidence)?.verification;
  const slow = verification?.value.probes.filter(({ milliseconds }) => (milliseconds ?? 0) > SLOW_MILLISECONDS) ?? [];
  if (verification === undefined || slow.length === 0) return [];
  const names = slow.map(
    ({ method, path, milliseconds }) => `${method.toUpperCase()} ${path} (${Math.round(milliseconds ?? 0)} ms)`,
  );
  const text = `Measure under load: ${listWords(names)} took more than ${SLOW_MILLISECONDS} ms with next to no data.`;
  return [{ id: 'slow-probes', severity: 'could', text, evidence: [verification.path] }];
};

export const unprobedOperations: Rule = ({ evidence }) => {
  const verification = lastDeployment(evidence)?.verification;
  const skipped = verification?.value.probes.filter(({ verdict }) => verdict === 'skipped') ?? [];
  if (verification === undefined || skipped.length === 0) return [];
  const names = skipped.map(({ operation }) => operation);
  const text = `Try ${listWords(names)} where you deploy: ${count(skipped.length, 'operation')} of ${verification.value.probes.length} ${skipped.length === 1 ? 'was' : 'were'} not probed on the running service.`;
  return [{ id: 'unprobed-operations', severity: 'could', text, evidence: [verification.path] }];
};

export const leftRunning: Rule = ({ evidence }) => {
  const deployment = lastDeployment(evidence)?.deployment;
  if (deployment?.value.state !== 'running') return [];
  const text = `Stop the service at ${deployment.value.url ?? 'its port'} when you are done: the run was asked to leave it running.`;
  return [{ id: 'left-running', severity: 'could', text, evidence: [deployment.path] }];
};
