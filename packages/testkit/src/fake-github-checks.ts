import { gunzipSync } from 'node:zlib';

/** What a fake answers. */
interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

type Body = Readonly<Record<string, unknown>>;

/** A check run as a fake GitHub keeps it, with all annotations that were added to it. */
export interface FakeCheck {
  readonly id: number;
  readonly name: string;
  readonly commit: string;
  readonly externalId: string;
  readonly status: string;
  readonly conclusion: string | undefined;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Body[];
}

/** A SARIF file as it was uploaded, unpacked. */
export interface FakeSarif {
  readonly commit: string;
  readonly ref: string;
  readonly text: string;
}

interface SentCheck {
  readonly output?: { readonly title?: string; readonly summary?: string; readonly annotations?: readonly Body[] };
  readonly status?: string;
  readonly conclusion?: string;
}

const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found' } };
const MOST_ANNOTATIONS = 50;

/** The part of a fake GitHub that keeps checks and findings, with the limits of the real one. */
export class FakeGithubChecks {
  readonly checks: FakeCheck[] = [];
  readonly sarifs: FakeSarif[] = [];
  private questions = 0;

  /** Makes a check run. */
  create(body: Body): Answer {
    const empty = { title: '', summary: '', annotations: [], conclusion: undefined, status: 'queued' };
    const { name, head_sha: commit, external_id: externalId } = body as Record<string, string>;
    const check: FakeCheck = {
      ...empty,
      id: this.checks.length + 1,
      name: name ?? '',
      commit: commit ?? '',
      externalId: externalId ?? '',
    };
    return this.keep(check, body, 201);
  }

  /** Changes a check run; annotations are added to those that are there. */
  update(id: number, body: Body): Answer {
    const check = this.checks.find((one) => one.id === id);
    return check === undefined ? NOT_FOUND : this.keep(check, body, 200);
  }

  /** The newest check of a name on a commit, as `filter=latest` has it. */
  list(commit: string, name: string): Answer {
    const found = this.checks.filter((check) => check.commit === commit && check.name === name).slice(-1);
    return { status: 200, body: { total_count: found.length, check_runs: found.map((check) => this.describe(check)) } };
  }

  /** Takes a SARIF file; what is in it is looked at later. */
  upload({ commit_sha: commit, ref, sarif }: Body): Answer {
    const text = gunzipSync(Buffer.from(String(sarif), 'base64')).toString();
    this.sarifs.push({ commit: String(commit), ref: String(ref), text });
    return { status: 202, body: { id: `sarif-${this.sarifs.length}`, url: 'https://github.test/sarif' } };
  }

  /** Whether a SARIF file was looked at; at the first question it was not. */
  showUpload(): Answer {
    this.questions += 1;
    return { status: 200, body: { processing_status: this.questions === 1 ? 'pending' : 'complete', errors: null } };
  }

  private keep(check: FakeCheck, body: Body, status: number): Answer {
    const { output, status: state, conclusion } = body as SentCheck;
    const added = output?.annotations ?? [];
    if (added.length > MOST_ANNOTATIONS) return { status: 422, body: { message: 'No more than 50 annotations' } };
    const changed: FakeCheck = {
      ...check,
      status: state ?? check.status,
      conclusion: conclusion ?? check.conclusion,
      title: output?.title ?? check.title,
      summary: output?.summary ?? check.summary,
      annotations: [...check.annotations, ...added],
    };
    this.checks[check.id - 1] = changed;
    return { status, body: this.describe(changed) };
  }

  private describe({ id, name, externalId, status, conclusion }: FakeCheck): Body {
    const url = `https://github.test/acme/shop/runs/${id}`;
    return { id, name, external_id: externalId, status, conclusion: conclusion ?? null, html_url: url };
  }
}
