import type { Deployment, Verification } from '@orchestrate/contracts/deployment';
import { deploymentSchema, verificationSchema } from '@orchestrate/contracts/deployment';
import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError, ExternalError } from '@orchestrate/kit/errors';

import { writeKeptDeployment } from './kept-deployment';
import type { PortChoice } from './port';
import type { PreviousDeployment } from './previous';
import type { DeploymentTarget } from './target';
import { DeploymentFailure } from './target';
import type { Readiness } from './wait-ready';
import { waitUntilReady } from './wait-ready';

/** A deployment as decided: what, where, and what must hold of it. */
export interface DeploymentJob {
  readonly service: string;
  readonly requested: Deployment['requested'];
  readonly target: DeploymentTarget;
  readonly why: string;
  readonly ports: PortChoice;
  readonly isKept: boolean;
  readonly previous: PreviousDeployment | undefined;
  readonly readyTimeoutSeconds: number;
  readonly mayLackEndpoints: boolean;
  /** Gets ready, while the service starts, what probing it takes; runs in the built copy. */
  readonly prepareVerification: () => Promise<Verifier>;
}

/** Probes a running service. */
export type Verifier = (url: string, readiness: Readiness) => Promise<Verification>;

export interface DeploymentResult {
  readonly deployment: Deployment;
  readonly verification: Verification | undefined;
  readonly readiness: Readiness | undefined;
}

type LifecycleDeps = Pick<Deps, 'clock' | 'log' | 'run' | 'evidence' | 'signal' | 'home'>;

function toUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function describeProbes({ probes }: Verification): string {
  const failed = probes.filter(({ verdict }) => verdict === 'failed');
  const [first] = failed;
  const reason = first?.reason ?? first?.violations[0]?.message ?? 'failed';
  const example = first === undefined ? '' : `: ${first.method} ${first.path}: ${reason}`;
  return `${failed.length} of ${probes.length} probes failed${example}`;
}

/** One deployment from its preparation to its end, whichever that is. */
class DeploymentRun {
  private readonly startedAt: string;
  private port: number;
  private readiness: Readiness | undefined;
  private verification: Verification | undefined;
  private verifier: Promise<Verifier> | undefined;
  private isPreviousSuspended = false;

  constructor(
    private readonly job: DeploymentJob,
    private readonly deps: LifecycleDeps,
  ) {
    this.startedAt = deps.clock.now().toISOString();
    this.port = job.ports.first;
  }

  async run(): Promise<DeploymentResult> {
    try {
      await this.job.target.prepare();
      this.verifier = this.job.prepareVerification();
      // Until it is waited for, a start that fails counts first.
      this.verifier.catch(() => undefined);
      this.readiness = await this.bringUp(this.job.ports.first);
      await this.verify(await this.verifier, this.readiness);
      return this.job.isKept ? await this.keep() : await this.stop();
    } catch (error) {
      return await this.fail(error);
    }
  }

  private async bringUp(port: number): Promise<Readiness> {
    const { target, readyTimeoutSeconds, mayLackEndpoints } = this.job;
    const { clock, signal, log } = this.deps;
    this.port = port;
    log.info(`starting on port ${port}`);
    const startedAt = clock.elapsed();
    await target.start(port);
    const readiness = await waitUntilReady({
      url: toUrl(port),
      timeoutSeconds: readyTimeoutSeconds,
      pollMilliseconds: target.pollMilliseconds,
      inspect: () => target.inspect(),
      mayLackEndpoints,
      clock,
      startedAt,
      signal,
    });
    log.info(`ready on ${toUrl(port)} after ${readiness.readySeconds.toFixed(1)} s`);
    return readiness;
  }

  private async verify(verifier: Verifier, readiness: Readiness): Promise<void> {
    this.verification = await verifier(toUrl(this.port), readiness);
    await this.deps.evidence.writeJson('verification.json', verificationSchema, this.verification);
    const condition = await this.job.target.inspect();
    if (condition.state === 'dead') throw new DeploymentFailure(condition.reason, condition.exitCode);
    if (condition.deaths > readiness.deaths)
      throw new DeploymentFailure('the service died while it was probed, and was restarted');
    if (this.verification.failed > 0) throw new DeploymentFailure(describeProbes(this.verification));
  }

  private async keep(): Promise<DeploymentResult> {
    const { target, ports, previous } = this.job;
    if (ports.final !== ports.first && previous !== undefined) await this.takeOver(previous);
    const logs = await target.keepLogs();
    const outcome = previous === undefined ? {} : { previous: { run: previous.run, outcome: 'replaced' as const } };
    const deployment: Deployment = { ...this.describe('running'), kept: true, logs, ...outcome };
    await writeKeptDeployment(this.deps.home, deployment);
    await target.keep();
    await this.attempt('end the deployment that was replaced', () => previous?.retire());
    return this.conclude(deployment);
  }

  /** Verified on another port, it now takes the configured one from the deployment it replaces. */
  private async takeOver(previous: PreviousDeployment): Promise<void> {
    this.isPreviousSuspended = true;
    await previous.suspend();
    await this.job.target.stop();
    await this.bringUp(this.job.ports.final);
  }

  private async stop(): Promise<DeploymentResult> {
    const { exitCode, logs } = await this.tearDown();
    return this.conclude({ ...this.describe('stopped'), logs, exitCode, ...this.leavePrevious() });
  }

  private async fail(error: unknown): Promise<DeploymentResult> {
    await this.verifier?.catch(() => undefined);
    const { exitCode, logs } = await this.tearDown();
    if (this.isPreviousSuspended)
      await this.attempt('bring the previous deployment back', () => this.job.previous?.resume());
    const failure = describeError(error);
    const known = error instanceof DeploymentFailure ? error.exitCode : undefined;
    const result = await this.conclude({
      ...this.describe('failed'),
      failure,
      logs,
      exitCode: known ?? exitCode,
      ...this.leavePrevious(),
    });
    if (this.deps.signal.aborted)
      throw new ExternalError('cancelled', 'the deployment was cancelled and removed', true);
    const isExpected = error instanceof DeploymentFailure || error instanceof ExternalError;
    if (!isExpected) throw error;
    return result;
  }

  /** Gently first, for the exit code and the last words; then nothing of it is left. */
  private async tearDown(): Promise<{ exitCode: number | null; logs: string[] }> {
    const { target } = this.job;
    const exitCode = await this.attempt('stop', () => target.stop());
    const logs = await this.attempt('keep the logs', () => target.keepLogs());
    await this.attempt('remove', () => target.remove());
    return { exitCode: exitCode ?? null, logs: logs ?? [] };
  }

  private async attempt<T>(what: string, work: () => Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.deps.log.warning(`could not ${what}: ${describeError(error)}`);
      return undefined;
    }
  }

  private leavePrevious(): Pick<Deployment, 'previous'> {
    const { previous } = this.job;
    return previous === undefined ? {} : { previous: { run: previous.run, outcome: 'left-running' } };
  }

  private describe(state: Deployment['state']): Deployment {
    const { service, requested, target, why } = this.job;
    const { healthySeconds, readySeconds, deaths } = this.readiness ?? {};
    return {
      schemaVersion: 1,
      run: this.deps.run.id,
      service,
      requested,
      target: target.kind,
      why,
      state,
      url: toUrl(this.port),
      port: this.port,
      ...target.describe(),
      startedAt: this.startedAt,
      kept: false,
      logs: [],
      ...(healthySeconds === undefined ? {} : { healthySeconds }),
      ...(readySeconds === undefined ? {} : { readySeconds }),
      ...(deaths === undefined ? {} : { deaths }),
    };
  }

  private async conclude(deployment: Deployment): Promise<DeploymentResult> {
    await this.deps.evidence.writeJson('deployment.json', deploymentSchema, deployment);
    return { deployment, verification: this.verification, readiness: this.readiness };
  }
}

/**
 * Deploys: prepare, start, health, readiness, probes; then keep it and retire the one before it, or stop it. Whatever
 * fails, its logs are kept, all of it is removed, and the previous deployment runs as it did.
 */
export function deploy(job: DeploymentJob, deps: LifecycleDeps): Promise<DeploymentResult> {
  return new DeploymentRun(job, deps).run();
}
