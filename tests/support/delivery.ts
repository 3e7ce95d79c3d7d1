import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { BundleRun } from './bundle';
import { runActionBundle } from './bundle';
import { commitAll, git, writeFiles } from './clone';

import type { Healing, Triage } from '@orchestrate/contracts/triage';
import type { FakeGithub, FakeGithubOptions } from '@orchestrate/testkit/fake-github-server';
import { startFakeGithub } from '@orchestrate/testkit/fake-github-server';
import { createGateRun } from '@orchestrate/testkit/gate-run';

export const TOKEN = 'ghs-correct-horse-battery-staple';
export const BROKEN = 'export function startOf(page: number, size: number): number {\n  return page * size;\n}\n';
export const FIXED = BROKEN.replace('page * size', '(page - 1) * size');

const TRIAGE: Triage = {
  schemaVersion: 1,
  class: 'test',
  confidence: 0.95,
  failures: [
    {
      gate: 'test',
      class: 'test',
      test: 'begins at zero @octocat | fixes #1',
      message: 'expected 10 to be 0',
      stack: [{ file: 'src/paging.ts', line: 2 }],
      signature: 's',
      cluster: 's',
    },
  ],
};
const HEALING: Healing = {
  schemaVersion: 1,
  before: [createGateRun('test', { passed: false })],
  after: [createGateRun('test')],
  iterations: [
    { number: 1, failing: ['test'], tried: 3, accepted: '01', headline: 'Change page to page - 1 in src/paging.ts:2' },
  ],
  stopped: 'healthy',
  confidence: 0.9,
};

/** What a workflow runs for. */
export interface WorkflowEvent {
  readonly ref?: string;
  /** Number of a pull request of the branch `feature`. */
  readonly pull?: number;
  readonly isFork?: boolean;
}

/** Requests of a fake that were meant to change something. */
export function listWrites({ requests }: FakeGithub): string[] {
  return requests.filter(({ method }) => method !== 'GET').map(({ method, path: route }) => `${method} ${route}`);
}

/** A repository on a fake GitHub, and what a runner checks out of it. */
export class DeliveryScene {
  /** The commit to mend. */
  base = '';
  private server: FakeGithub | undefined;

  private constructor(readonly root: string) {}

  /** As the checkout action leaves it: one commit, no branch. */
  static async layOut(): Promise<DeliveryScene> {
    const scene = new DeliveryScene(await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-'))));
    const author = path.join(scene.root, 'author');
    await writeFiles(author, {
      'src/paging.ts': BROKEN,
      'src/old.ts': 'export const old = 1;\n',
      'src/run.sh': 'echo\n',
      'test/paging.test.ts': 'test\n',
      '.github/workflows/ci.yml': 'on: push\n',
      'package.json': '{ "name": "shop" }\n',
    });
    commitAll(author);
    scene.base = git(author, 'rev-parse', 'HEAD').trim();
    git(scene.root, 'clone', '--quiet', '--bare', author, scene.origin);
    git(scene.root, 'clone', '--quiet', '--depth=1', `file://${scene.origin}`, scene.checkout);
    git(scene.checkout, 'checkout', '--quiet', '--detach', scene.base);
    return scene;
  }

  /** The repository on the server. */
  get origin(): string {
    return path.join(this.root, 'origin.git');
  }

  get checkout(): string {
    return path.join(this.root, 'workspace/subject');
  }

  /** Starts a fake GitHub, in the place of one that was started before. */
  async start(options: Partial<FakeGithubOptions> = {}): Promise<FakeGithub> {
    await this.server?.close();
    this.server = await startFakeGithub({ repository: this.origin, token: TOKEN, ...options });
    return this.server;
  }

  async dispose(): Promise<void> {
    await this.server?.close();
    await rm(this.root, { recursive: true, force: true, maxRetries: 3 });
  }

  /** A clone to change, at a branch. */
  clone(name: string, branch = 'main'): string {
    const tree = path.join(this.root, name);
    git(this.root, 'clone', '--quiet', '--branch', branch, this.origin, tree);
    return tree;
  }

  /** The patch that makes of the commit what the files say; `null` removes one. */
  async makePatch(files: Readonly<Record<string, string | null>>, branch = 'main'): Promise<string> {
    const tree = this.clone('mended', branch);
    for (const [name, text] of Object.entries(files)) {
      if (text === null) git(tree, 'rm', '--quiet', name);
      else await writeFiles(tree, { [name]: text });
    }
    return this.diff(tree);
  }

  /** Everything that was changed in a clone, as heal writes it. */
  diff(tree: string): string {
    git(tree, 'add', '--all');
    return git(tree, '-c', 'core.quotePath=false', 'diff', '--cached', '--binary', '--find-renames');
  }

  /** Runs the action on a patch that lies where an artifact would be, with what heal tells of it beside it. */
  async deliver(
    patch: string,
    inputs: Readonly<Record<string, string>> = {},
    { ref = 'refs/heads/main', pull, isFork = false }: WorkflowEvent = {},
  ): Promise<BundleRun> {
    const handed = path.join(this.root, 'handed over');
    const texts = {
      'heal.patch': patch,
      'triage.json': JSON.stringify(TRIAGE),
      'healing.json': JSON.stringify(HEALING),
    };
    await writeFiles(handed, texts);
    const event = path.join(this.root, 'event.json');
    const head = { sha: this.base, ref: 'feature', repo: { full_name: isFork ? 'mallory/shop' : 'acme/shop' } };
    await writeFile(event, JSON.stringify(pull === undefined ? {} : { pull_request: { number: pull, head } }));
    return runActionBundle('deliver', {
      workspace: path.join(this.root, 'workspace'),
      inputs: {
        patch: path.join(handed, 'heal.patch'),
        token: TOKEN,
        'working-directory': 'subject',
        ...inputs,
      },
      env: { ...this.server?.environment, GITHUB_EVENT_PATH: event, GITHUB_REF: ref },
    });
  }
}
