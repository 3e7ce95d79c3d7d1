import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deployment } from '@orchestrate/contracts/deployment';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { endLeftovers, recordProcess } from '@orchestrate/kit/run-directory/leftovers';
import { removePath } from '@orchestrate/kit/run-directory/run-directory';

import type { Condition, DeploymentTarget } from '../lifecycle/target';

import { adaptComposeFile } from './compose-file';
import { judgeContainer, listContainers, readContainerState } from './containers';
import type { Docker } from './docker';
import { askDocker } from './docker';
import { LABELS } from './labels';
import type { ImagePlan, ServiceImage } from './service-image';
import { prepareImage } from './service-image';

const STOP_SECONDS = 10;

/** What a compose deployment is made of. */
export interface ComposePlan extends ImagePlan {
  readonly docker: Docker;
  readonly project: string;
  /** Absolute; the project's files. */
  readonly directory: string;
  readonly isKept: boolean;
  /** Set in the service's container besides what its compose file sets. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs the service as containers of a compose project of its own. */
export class ComposeTarget implements DeploymentTarget {
  readonly kind = 'compose';
  readonly pollMilliseconds = 150;
  readonly app: string;
  private readonly key: string;
  private image: ServiceImage | undefined;
  private id: string | undefined;

  constructor(
    private readonly plan: ComposePlan,
    private readonly deps: Deps,
  ) {
    this.app = path.join(plan.directory, 'app', plan.subject.prefix);
    this.key = `deploy-compose-${process.pid}`;
  }

  async prepare(): Promise<void> {
    const { plan, deps } = this;
    if (plan.isKept) {
      const what = 'directory of a deployment';
      const key = `${this.key}-directory`;
      recordProcess(deps.run, { type: 'started-directory', key, phase: 'deploy', what, directory: plan.directory });
    }
    await removePath(plan.directory);
    await mkdir(plan.directory, { recursive: true });
    this.image = await prepareImage(plan, plan.docker, path.join(plan.directory, 'app'), deps);
  }

  async start(port: number): Promise<void> {
    const { plan, deps } = this;
    await writeFile(path.join(plan.directory, 'compose.json'), `${JSON.stringify(this.adapt(port), null, 2)}\n`);
    recordProcess(deps.run, {
      type: 'started-containers',
      key: this.key,
      phase: 'deploy',
      what: `containers of ${plan.project}`,
      project: plan.project,
    });
    const result = await this.compose(
      ['up', '--detach', '--no-build'],
      'Bring the service up',
      deps.configuration.deploy['ready-timeout'] + 120,
    );
    if (!hasSucceeded(result)) throw new ExternalError('compose-up', `compose up failed:\n${tailOutput(result)}`, true);
  }

  async inspect(): Promise<Condition> {
    const { project } = this.plan;
    const composeService = this.requireImage().main;
    const labels = { [LABELS.project]: project, [LABELS.composeService]: composeService };
    this.id ??= (await listContainers(this.deps, labels))[0];
    if (this.id === undefined)
      return { state: 'dead', deaths: 0, reason: 'compose made no container for the service', exitCode: null };
    return judgeContainer(await readContainerState(this.deps, this.id));
  }

  async stop(): Promise<number | null> {
    const ids = await listContainers(this.deps, { [LABELS.project]: this.plan.project });
    if (ids.length === 0) return null;
    await askDocker(this.deps, { args: ['stop', '--time', String(STOP_SECONDS), ...ids], why: 'End the service' });
    const id = this.id ?? ids[0] ?? '';
    // Compose makes a new container when the port changes.
    this.id = undefined;
    return (await readContainerState(this.deps, id)).ExitCode;
  }

  async keepLogs(): Promise<string[]> {
    if (this.image === undefined) return [];
    const { log } = await this.compose(['logs', '--no-color', '--timestamps'], 'Keep what the containers said', 60);
    return log === undefined ? [] : [log];
  }

  async remove(): Promise<void> {
    await endLeftovers(this.deps.run, (record) => record.key.startsWith(this.key));
    await removePath(this.plan.directory);
  }

  async keep(): Promise<void> {
    const args = ['update', '--restart', 'unless-stopped', this.id ?? ''];
    await askDocker(this.deps, { args, why: 'Have Docker restart the service from now on, should it die' });
    recordProcess(this.deps.run, { type: 'ended', key: this.key });
    recordProcess(this.deps.run, { type: 'ended', key: `${this.key}-directory` });
  }

  describe(): Pick<Deployment, 'compose' | 'build'> {
    if (this.image === undefined) return {};
    const { tag: image, id: imageId, base, key, wasCached } = this.image;
    return {
      compose: { project: this.plan.project, image, imageId, baseImage: base.image, baseWhy: base.why },
      build: { key, cached: wasCached },
    };
  }

  private requireImage(): ServiceImage {
    if (this.image === undefined) throw new Error('the deployment is not prepared');
    return this.image;
  }

  private adapt(hostPort: number) {
    const { plan, deps } = this;
    const { file, main, tag, containerPort, healthTest, setsPort } = this.requireImage();
    const labels = {
      [LABELS.service]: plan.tree.name,
      [LABELS.run]: deps.run.id,
      [LABELS.home]: deps.home,
      [LABELS.kept]: String(plan.isKept),
      [LABELS.directory]: plan.directory,
    };
    return adaptComposeFile(file, {
      main,
      image: tag,
      hostPort,
      containerPort,
      labels,
      environment: { ...(setsPort ? {} : { PORT: String(containerPort) }), HOST: '0.0.0.0', ...plan.environment },
      passed: deps.configuration.safety['pass-environment'],
      healthTest,
      readyTimeoutSeconds: deps.configuration.deploy['ready-timeout'],
      isKept: plan.isKept,
    });
  }

  private compose(args: readonly string[], why: string, timeout: number) {
    const { docker, project, directory } = this.plan;
    const file = path.join(directory, 'compose.json');
    const [program, ...words] = docker.compose.argv;
    const flags = ['--project-name', project, '--project-directory', this.app, '--file', file];
    return this.deps.exec.run({
      tool: 'docker-compose',
      reach: 'machine',
      version: docker.compose.version,
      argv: [program, ...words, ...flags, ...args],
      cwd: directory,
      why,
      timeout,
    });
  }
}
