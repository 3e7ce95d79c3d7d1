import type { DeliveryOutcome } from '@orchestrate/contracts/delivery';
import type { Status } from '@orchestrate/contracts/status';

/** What became of a delivery, for the record and for people. */
export interface Delivered {
  readonly outcome: DeliveryOutcome;
  readonly headline: string;
  readonly remaining?: readonly string[];
  readonly url?: string | undefined;
  readonly number?: number | undefined;
  readonly branch?: string | undefined;
  /** The Markdown that was sent, or would have been. */
  readonly message?: string | undefined;
}

export const STATUS_BY_OUTCOME: Readonly<Record<DeliveryOutcome, Status>> = {
  opened: 'done',
  suggested: 'done',
  commented: 'done',
  present: 'noop',
  refused: 'failed',
  blocked: 'blocked',
};

/** What a person has to provide, first as the headline. */
export function blocked(remedy: string, delivered: Partial<Delivered> = {}): Delivered {
  return { ...delivered, outcome: 'blocked', headline: remedy, remaining: [remedy] };
}
