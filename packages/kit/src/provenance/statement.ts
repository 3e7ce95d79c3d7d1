import type { Manifest } from '@orchestrate/contracts/manifest';
import { CONFIGURATION_INPUT } from '@orchestrate/contracts/manifest';
import type { Resource, Statement } from '@orchestrate/contracts/provenance';
import type { Summary } from '@orchestrate/contracts/summary';

import type { RunEvidence } from '../run-evidence/evidence';
import { lastDeployment } from '../run-evidence/evidence';

/** Who executed a run, as far as its environment tells. */
export interface Builder {
  /** An address where the runner has one: the workflow's own file at its commit. */
  readonly id: string;
  readonly version: Readonly<Record<string, string>>;
  /** The execution's own address, or the run's id. */
  readonly invocationId: string;
}

const BUILD_TYPE = 'urn:orchestrate:run:v1';
const LOCAL_BUILDER = 'urn:orchestrate:builder:local';

/** Reads who executes a run from the variables that GitHub sets; act sets them too and is no GitHub. */
export function describeBuilder(environment: Readonly<Record<string, string | undefined>>, runId: string): Builder {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_WORKFLOW_REF, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = environment;
  const version = { node: process.version };
  const isGithub = environment.ACT !== 'true' && GITHUB_SERVER_URL !== undefined && GITHUB_WORKFLOW_REF !== undefined;
  if (!isGithub) return { id: LOCAL_BUILDER, version, invocationId: runId };
  const address = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY ?? ''}/actions/runs/${GITHUB_RUN_ID ?? ''}`;
  return {
    id: `${GITHUB_SERVER_URL}/${GITHUB_WORKFLOW_REF}`,
    version,
    invocationId: `${address}/attempts/${GITHUB_RUN_ATTEMPT ?? '1'}#${runId}`,
  };
}

/** What vouches for a run's image, by the id that the engine gave it; nothing where none was built. */
export function listImages(evidence: Pick<RunEvidence, 'deployments'>): Resource[] {
  const compose = lastDeployment(evidence)?.deployment?.value.compose;
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(compose?.imageId ?? '')?.[1];
  return compose === undefined || sha256 === undefined ? [] : [{ name: `image:${compose.image}`, digest: { sha256 } }];
}

/** The part of a statement that follows from the rest of the run; whoever checks one works it out again. */
export function deriveDefinition(
  { inputs }: Pick<Manifest, 'inputs'>,
  { engine, dry_run: dryRun, injected_fault: injectedFault }: Summary,
): Statement['predicate']['buildDefinition'] {
  const specification = inputs.map(({ name }) => name).filter((name) => name !== CONFIGURATION_INPUT);
  return {
    buildType: BUILD_TYPE,
    externalParameters: { specification, engine, dryRun, injectedFault },
    resolvedDependencies: inputs.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
  };
}

/** The tools of a manifest as packages without a registry, which nothing here knows. */
export function listBuilderTools({ tools }: Pick<Manifest, 'tools'>): { name: string; uri: string }[] {
  return tools.map(({ name, version }) => {
    const uri = `pkg:generic/${encodeURIComponent(name)}@${encodeURIComponent(version)}`;
    return { name, uri };
  });
}

/** What a statement is made of. */
export interface StatementParts {
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly evidence: Pick<RunEvidence, 'deployments'>;
  readonly builder: Builder;
  /** Files that the statement names: the manifest, and what the manifest does not list. */
  readonly files: readonly Resource[];
}

/** An in-toto statement of what a run was made of, by whom, and what came out; the manifest stands for all its files. */
export function createStatement({ manifest, summary, evidence, builder, files }: StatementParts): Statement {
  const { id, version, invocationId } = builder;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [...files, ...listImages(evidence)],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: deriveDefinition(manifest, summary),
      runDetails: {
        builder: { id, version: { ...version }, builderDependencies: listBuilderTools(manifest) },
        metadata: { invocationId, startedOn: summary.started_at, finishedOn: summary.finished_at },
      },
    },
  };
}
