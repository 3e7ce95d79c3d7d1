import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deployment } from '@orchestrate/contracts/deployment';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { readStartTime } from '@orchestrate/kit/exec/process-identity';
import { endLeftovers, recordProcess } from '@orchestrate/kit/run-directory/leftovers';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import type { Subject } from '@orchestrate/kit/subject/subject';

import type { Condition, DeploymentTarget } from '../lifecycle/target';
import type { BuiltTree } from '../source/build-service';
import { buildService } from '../source/build-service';
import { copyTree } from '../source/copy-tree';
import { migrateDatabase } from '../source/migrate-database';
import { hasOwnLock, providePackages } from '../source/runtime-packages';
import { provideSampleEnvironment } from '../source/sample-environment';
import type { ServiceTree } from '../source/service-tree';
import type { Assignment, SupervisorState } from '../supervisor/files';
import { readState, SUPERVISION_FILES } from '../supervisor/files';

import { findLastWords } from './last-words';
import { resolveStartCommand } from './start-command';
import type { SupervisedProcess } from './supervised-process';
import { isAlive, launchSupervisor, stopSupervisor, writeAssignment } from './supervised-process';

const DEATHS_BEFORE_READY = 3;
const LONGEST_LOG = 4 * 1024 * 1024;

/** What a process deployment is made of. */
export interface ProcessPlan {
  readonly subject: Subject;
  readonly tree: ServiceTree;
  /** Absolute; where it runs. */
  readonly directory: string;
  readonly isKept: boolean;
}

export function judgeState(state: SupervisorState | undefined, words?: string): Condition {
  const deaths = state?.deaths ?? 0;
  const last = state?.exits.at(-1);
  if (state?.phase !== 'gave-up' && deaths < DEATHS_BEFORE_READY) return { state: 'running', deaths };
  const how =
    last?.exitCode === null ? `signal ${last.signal ?? 'unknown'}` : `exit code ${last?.exitCode ?? 'unknown'}`;
  return {
    state: 'dead',
    deaths,
    reason: `the process died ${deaths} times before it was ready, the last time with ${how}${words === undefined ? '' : `: ${words}`}`,
    exitCode: last?.exitCode ?? null,
  };
}

/** Runs the service as a supervised process of this machine. */
export class ProcessTarget implements DeploymentTarget {
  readonly kind = 'process';
  readonly pollMilliseconds = 50;
  readonly app: string;
  private readonly key: string;
  private built: BuiltTree | undefined;
  private running: SupervisedProcess | undefined;
  private sandbox: string | undefined;
  private database: Deployment['database'];

  constructor(
    private readonly plan: ProcessPlan,
    private readonly deps: Deps,
  ) {
    this.app = path.join(plan.directory, 'app', plan.subject.prefix);
    this.key = `deploy-process-${process.pid}`;
  }

  async prepare(): Promise<void> {
    const { subject, tree, directory, isKept } = this.plan;
    const { deps } = this;
    this.built = await buildService(subject, tree, deps);
    if (isKept) this.recordDirectory();
    await rm(directory, { recursive: true, force: true });
    await mkdir(path.join(directory, SUPERVISION_FILES.logs), { recursive: true });
    await copyTree(this.built.directory, path.join(directory, 'app'), deps);
    if (tree.origin === 'adopted') await provideSampleEnvironment(this.app, deps.log);
    await providePackages(subject, tree, path.join(directory, 'app'), isKept, deps);
    if (tree.origin === 'adopted')
      this.database = await migrateDatabase(this.app, path.join(directory, 'app'), tree.scripts, deps);
    const program = path.join(deps.actionDirectory, 'dist', 'supervisor', 'index.js');
    await copyFile(program, path.join(directory, SUPERVISION_FILES.program));
  }

  async start(port: number): Promise<void> {
    const { directory, tree, isKept } = this.plan;
    const argv = resolveStartCommand(tree.scripts);
    if (argv === undefined) throw new ConfigurationError('no-start-script', ['package.json: has no script "start"']);
    const data = isKept ? { DATA_DIR: path.join(directory, 'data') } : {};
    const env = { PORT: String(port), HOST: '127.0.0.1', ...data };
    const owner = { pid: process.pid, startTime: readStartTime(process.pid) ?? '' };
    await writeAssignment(directory, { cwd: this.app, env, owner, ...(await this.keepApart(argv, port)) });
    this.running = await launchSupervisor(directory, this.deps);
    recordProcess(this.deps.run, {
      type: 'started',
      key: this.key,
      phase: 'deploy',
      what: 'supervised service',
      ...this.running,
    });
  }

  async inspect(): Promise<Condition> {
    const state = readState(this.plan.directory);
    const judged = judgeState(state);
    if (judged.state === 'dead') return judgeState(state, findLastWords(await this.readLog()));
    if (this.running === undefined || isAlive(this.running)) return judged;
    const reason = 'the supervisor has ended, and the service with it';
    return { state: 'dead', deaths: judged.deaths, reason, exitCode: null };
  }

  private readLog(): Promise<string> {
    return readFile(path.join(this.plan.directory, SUPERVISION_FILES.serviceLog), 'utf8').catch(() => '');
  }

  async stop(): Promise<number | null> {
    if (this.running === undefined) return null;
    await stopSupervisor(this.running);
    const state = readState(this.plan.directory);
    return (state?.stopped ?? state?.exits.at(-1))?.exitCode ?? null;
  }

  async keepLogs(): Promise<string[]> {
    const kept: string[] = [];
    for (const name of [`${SUPERVISION_FILES.serviceLog}.1`, SUPERVISION_FILES.serviceLog, SUPERVISION_FILES.state]) {
      const text = await readFile(path.join(this.plan.directory, name), 'utf8').catch(() => '');
      const target = path.join('service', path.basename(name));
      if (text !== '') kept.push(await this.deps.evidence.writeText(target, sanitizeText(text, LONGEST_LOG)));
    }
    return kept;
  }

  async remove(): Promise<void> {
    await endLeftovers(this.deps.run, (record) => record.key.startsWith(this.key));
    await rm(this.plan.directory, { recursive: true, force: true, maxRetries: 3 });
  }

  async keep(): Promise<void> {
    await writeFile(path.join(this.plan.directory, SUPERVISION_FILES.keep), '');
    recordProcess(this.deps.run, { type: 'ended', key: this.key });
    recordProcess(this.deps.run, { type: 'ended', key: `${this.key}-directory` });
  }

  describe(): Pick<Deployment, 'process' | 'build' | 'database'> {
    const { directory } = this.plan;
    const sandbox = this.sandbox === undefined ? {} : { sandbox: this.sandbox };
    return {
      ...(this.running === undefined ? {} : { process: { ...this.running, directory, ...sandbox } }),
      ...(this.built === undefined ? {} : { build: { key: this.built.key, cached: this.built.wasCached } }),
      ...(this.database === undefined ? {} : { database: this.database }),
    };
  }

  /** Beside a key the service runs in a sandbox, and is reached through a door. */
  private async keepApart(argv: Assignment['argv'], port: number): Promise<Pick<Assignment, 'argv' | 'enclosure'>> {
    const { directory, tree, isKept } = this.plan;
    const [door, data, program] = [SUPERVISION_FILES.door, 'data', SUPERVISION_FILES.program].map((name) =>
      path.join(directory, name),
    ) as [string, string, string];
    for (const place of isKept ? [door, data] : [door]) await mkdir(place, { recursive: true });
    const enclosed = await this.deps.isolation.enclose({
      argv: [process.execPath, program, 'inside', door, String(port), ...argv],
      cwd: this.app,
      tree: path.join(directory, 'app'),
      writable: isKept ? [data] : [],
      readable: [program, door],
      usesInstalled: !(isKept && hasOwnLock(tree)),
    });
    this.sandbox = enclosed?.by;
    if (enclosed === undefined) return { argv };
    const { inherits, sets } = enclosed;
    return { argv: enclosed.argv, enclosure: { inherits, sets, port } };
  }

  private recordDirectory(): void {
    recordProcess(this.deps.run, {
      type: 'started-directory',
      key: `${this.key}-directory`,
      phase: 'deploy',
      what: 'directory of a deployment',
      directory: this.plan.directory,
    });
  }
}
