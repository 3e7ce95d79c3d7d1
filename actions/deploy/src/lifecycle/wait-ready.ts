import type { Clock } from '@orchestrate/kit/clock';
import { toSeconds } from '@orchestrate/kit/clock';
import { describeError } from '@orchestrate/kit/errors';
import { ask } from '@orchestrate/kit/probing/http';

import type { Condition } from './target';
import { DeploymentFailure } from './target';

/** What a health endpoint said: `absent` when something answers and has no such endpoint. */
export interface EndpointState {
  readonly state: 'good' | 'absent' | 'not-yet';
  readonly detail: string;
}

export interface Readiness {
  readonly healthySeconds: number;
  readonly readySeconds: number;
  /** Endpoints that the service does not have; a generated one has both. */
  readonly absent: readonly string[];
  /** How often it died before it became ready. */
  readonly deaths: number;
}

export interface ReadinessQuestion {
  readonly url: string;
  readonly timeoutSeconds: number;
  readonly pollMilliseconds: number;
  readonly inspect: () => Promise<Condition>;
  /** Whether a service without `/healthz` and `/readyz` may pass. */
  readonly mayLackEndpoints: boolean;
  readonly clock: Clock;
  /** Reading of the clock when it was started, which all seconds count from. */
  readonly startedAt: number;
  readonly signal: AbortSignal;
}

const ASK_TIMEOUT_MILLISECONDS = 5_000;

export function judgeEndpoint(status: number): EndpointState['state'] {
  if (status >= 200 && status < 300) return 'good';
  // A service that asks for credentials everywhere, or sends everybody to its login, answers as well.
  return (status >= 300 && status < 500) || status === 501 ? 'absent' : 'not-yet';
}

async function askEndpoint(url: string, signal: AbortSignal): Promise<EndpointState> {
  try {
    const { status } = await ask({ method: 'GET', url, timeout: ASK_TIMEOUT_MILLISECONDS, signal });
    return { state: judgeEndpoint(status), detail: `answered ${status}` };
  } catch (error) {
    return { state: 'not-yet', detail: describeError(error) };
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits for health, then for readiness, for as long as the keeper gives hope and time is left. */
class ReadinessWait {
  private readonly begin: number;
  readonly absent: string[] = [];
  deaths = 0;

  constructor(private readonly question: ReadinessQuestion) {
    this.begin = question.clock.elapsed();
  }

  /** @returns seconds since the start */
  async waitFor(endpoint: string, needsKeeper: boolean): Promise<number> {
    const { url, pollMilliseconds, mayLackEndpoints, signal } = this.question;
    for (;;) {
      signal.throwIfAborted();
      const condition = await this.inspect();
      const { state, detail } = await askEndpoint(`${url}${endpoint}`, signal);
      const isThere = state === 'good' || (state === 'absent' && mayLackEndpoints);
      if (isThere && !(needsKeeper && condition.state === 'starting')) {
        if (state === 'absent') this.absent.push(endpoint);
        return toSeconds(this.question.clock.elapsed() - this.question.startedAt);
      }
      this.checkTime(`GET ${endpoint} ${detail}`, condition);
      await sleep(pollMilliseconds);
    }
  }

  private async inspect(): Promise<Condition> {
    const condition = await this.question.inspect();
    this.deaths = condition.deaths;
    if (condition.state === 'dead') throw new DeploymentFailure(condition.reason, condition.exitCode);
    return condition;
  }

  private checkTime(last: string, condition: Condition): void {
    const { timeoutSeconds, clock } = this.question;
    if (clock.elapsed() - this.begin < timeoutSeconds * 1000) return;
    const keeper = condition.state === 'starting' ? '; its container is not healthy yet' : '';
    const remedy = last.includes('ECONNREFUSED') ? '; does it listen on the port that PORT names?' : '';
    throw new DeploymentFailure(`not ready within ${timeoutSeconds} s: ${last}${keeper}${remedy}`);
  }
}

/**
 * Waits until the service is healthy (its keeper says so, and `/healthz` answers), then ready (`/readyz` answers).
 * @throws {DeploymentFailure} when it dies or the time is up
 */
export async function waitUntilReady(question: ReadinessQuestion): Promise<Readiness> {
  const wait = new ReadinessWait(question);
  const healthySeconds = await wait.waitFor('/healthz', true);
  const readySeconds = await wait.waitFor('/readyz', false);
  return { healthySeconds, readySeconds, absent: wait.absent, deaths: wait.deaths };
}
