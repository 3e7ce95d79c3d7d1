import { spawnSync } from 'node:child_process';
import path from 'node:path';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly sha: string | null;
}

const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found' } };
const HUNKS = /^@@ [\s\S]*/m;

/** The git part of a fake GitHub: a bare repository in which real git makes what the interface is asked for. */
export class FakeGithubRepository {
  /**
   *
   */
  constructor(
    private readonly directory: string,
    private readonly author: string,
  ) {}

  /** Makes a blob, a tree, a commit or a ref out of the body of a request. */
  create(kind: string, body: Readonly<Record<string, unknown>>): Answer {
    if (kind === 'blobs') return this.createBlob(body as { content: string; encoding: string });
    if (kind === 'trees') return this.createTree(body as { base_tree: string; tree: TreeEntry[] });
    if (kind === 'commits') return this.createCommit(body as { message: string; tree: string; parents: string[] });
    return this.createRef(body as { ref: string; sha: string });
  }

  /** `heads/main`. */
  showRef(ref: string): Answer {
    const sha = this.resolve(`refs/${ref}`);
    return sha === undefined ? NOT_FOUND : { status: 200, body: { ref: `refs/${ref}`, object: { sha } } };
  }

  /** A commit with its tree and its parents. */
  showCommit(commit: string): Answer {
    const [sha = '', tree = '', parents = '', name = ''] = this.git(['show', '-s', '--format=%H%n%T%n%P%n%an', commit])
      .trim()
      .split('\n');
    const list = parents.split(' ').filter(Boolean);
    return {
      status: 200,
      body: { sha, tree: { sha: tree }, parents: list.map((one) => ({ sha: one })), author: { name } },
    };
  }

  /** What a pull request changes, as its page shows it. */
  listFiles(base: string, head: string): unknown[] {
    const names = this.git(['diff', '--name-only', '-z', `${base}...${head}`])
      .split('\0')
      .filter(Boolean);
    return names.map((filename) => {
      const patch = HUNKS.exec(this.git(['diff', `${base}...${head}`, '--', filename]))?.[0];
      return { filename, ...(patch === undefined ? {} : { patch }) };
    });
  }

  /** Id of a commit, by branch or id. */
  resolve(name: string): string | undefined {
    const { status, stdout } = this.try(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    return status === 0 ? stdout.trim() : undefined;
  }

  private createBlob({ content, encoding }: { content: string; encoding: string }): Answer {
    const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
    return { status: 201, body: { sha: this.git(['hash-object', '-w', '--stdin'], bytes).trim() } };
  }

  private createTree({ base_tree: base, tree }: { base_tree: string; tree: readonly TreeEntry[] }): Answer {
    const index = { GIT_INDEX_FILE: path.join(this.directory, 'fake-index') };
    this.git(['read-tree', base], undefined, index);
    const lines = tree.map(({ path: file, mode, sha }) =>
      sha === null ? `0 ${'0'.repeat(base.length)}\t${file}\n` : `${mode} ${sha}\t${file}\n`,
    );
    this.git(['update-index', '--index-info'], Buffer.from(lines.join('')), index);
    return { status: 201, body: { sha: this.git(['write-tree'], undefined, index).trim() } };
  }

  private createCommit({ message, tree, parents }: { message: string; tree: string; parents: string[] }): Answer {
    const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', message];
    const commit = this.git(args).trim();
    return { ...this.showCommit(commit), status: 201 };
  }

  private createRef({ ref, sha }: { ref: string; sha: string }): Answer {
    if (this.resolve(ref) !== undefined) return { status: 422, body: { message: 'Reference already exists' } };
    this.git(['update-ref', ref, sha]);
    return { status: 201, body: { ref, object: { sha } } };
  }

  private try(args: readonly string[], input?: Buffer, env: Readonly<Record<string, string>> = {}) {
    const identity = { GIT_AUTHOR_NAME: this.author, GIT_COMMITTER_NAME: 'GitHub' };
    const addresses = { GIT_AUTHOR_EMAIL: 'bot@github.test', GIT_COMMITTER_EMAIL: 'noreply@github.test' };
    return spawnSync('git', args, {
      cwd: this.directory,
      encoding: 'utf8',
      ...(input === undefined ? {} : { input }),
      env: { ...process.env, ...identity, ...addresses, ...env },
    });
  }

  private git(args: readonly string[], input?: Buffer, env?: Readonly<Record<string, string>>): string {
    const { status, stdout, stderr } = this.try(args, input, env);
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  }
}
