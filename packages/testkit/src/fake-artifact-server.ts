import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An artifact store that a test can look into. */
export interface FakeArtifactServer {
  /** For the environment of an action: token and address, as a runner sets them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Uploaded zip files by artifact name, once they are complete. */
  readonly artifacts: ReadonlyMap<string, Buffer>;
  /** Path and status of each request, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** How a {@link FakeArtifactServer} behaves. */
export interface FakeArtifactServerOptions {
  /** Answers every upload with 403, as a store does that does not know the signature. */
  readonly refusesUploads?: boolean;
}

// Like act's, the signature ends in base64 padding that is not percent-encoded.
const SIGNATURE = 'c2lnbmF0dXJl==';
const FIRST_ID = 4711;

function createToken(): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode({ scp: 'Actions.Results:run-1:job-1' })}.signature`;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** The part of a results service that uploading uses: create, put blocks, commit them, finalise. */
class ArtifactService {
  readonly artifacts = new Map<string, Buffer>();
  private readonly blocks = new Map<string, Buffer[]>();
  private readonly committed = new Set<string>();

  constructor(private readonly options: FakeArtifactServerOptions) {}

  answer(url: URL, body: Buffer): Answer {
    if (url.pathname.endsWith('/CreateArtifact')) return this.create(url, body);
    if (url.pathname.endsWith('/FinalizeArtifact')) return this.finalise(body);
    return url.pathname.startsWith('/upload/') ? this.put(url, body) : { status: 404 };
  }

  private create(url: URL, body: Buffer): Answer {
    const { name } = JSON.parse(body.toString()) as { name: string };
    this.blocks.set(name, []);
    const address = `${url.origin}/upload/${name}?sig=${SIGNATURE}&expires=1`;
    return { status: 200, body: { ok: true, signed_upload_url: address } };
  }

  private put(url: URL, body: Buffer): Answer {
    const name = url.pathname.slice('/upload/'.length);
    const isSigned = url.search.split(/[?&]/).includes(`sig=${SIGNATURE}`);
    if (this.options.refusesUploads === true || !isSigned) return { status: 403 };
    if (url.searchParams.get('comp') === 'blocklist') this.committed.add(name);
    else this.blocks.get(name)?.push(body);
    return { status: 201 };
  }

  private finalise(body: Buffer): Answer {
    const { name } = JSON.parse(body.toString()) as { name: string };
    if (!this.committed.has(name)) return { status: 400 };
    this.artifacts.set(name, Buffer.concat(this.blocks.get(name) ?? []));
    return { status: 200, body: { ok: true, artifact_id: String(FIRST_ID + this.artifacts.size - 1) } };
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

/** Starts an artifact store on a free port of this machine. */
export async function startFakeArtifactServer(options: FakeArtifactServerOptions = {}): Promise<FakeArtifactServer> {
  const service = new ArtifactService(options);
  const requests: string[] = [];
  let origin = '';
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const url = new URL(request.url ?? '/', origin);
      const { status, body: answer } = service.answer(url, body);
      requests.push(`${request.method ?? ''} ${url.pathname} ${status}`);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(answer === undefined ? '' : JSON.stringify(answer));
    });
  });
  origin = await listen(server);
  return {
    environment: { ACTIONS_RUNTIME_TOKEN: createToken(), ACTIONS_RESULTS_URL: `${origin}/` },
    artifacts: service.artifacts,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
