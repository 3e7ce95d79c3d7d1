export const ACT_VERSION: string;
export function findCacheDirectory(environment?: Readonly<Record<string, string | undefined>>): string;
export function parseVersion(text: string): number[] | undefined;
export function isAtLeast(a: readonly number[], b: readonly number[]): boolean;
export function extractRelease(bytes: Uint8Array, sha256: string, target: string): Promise<void>;
export function findAct(root: string, tell: (message: string) => void): Promise<string>;
