import type { TypeScript } from '../typescript/load-typescript';

import type { RecentSources } from './recent-sources';

/** What a changed snapshot is proven by; worked out when it is first asked for. */
export interface Intent {
  /** The compiler as a library. */
  typescript(): Promise<TypeScript>;
  recentSources(): Promise<RecentSources | undefined>;
}
