import { z } from 'zod';

/** The package manager that a service's lock file is of, as a Dockerfile calls it. */
export interface Installer {
  /** Files that it reads. */
  readonly files: readonly string[];
  readonly all: string;
  /** Without development packages. */
  readonly production: string;
  /** Whether packages are compiled as they are installed, for which slim images have no tools. */
  readonly compiles: boolean;
}

const packageSchema = z.looseObject({ hasInstallScript: z.boolean().optional(), os: z.array(z.string()).optional() });
const lockSchema = z.looseObject({ packages: z.record(z.string(), packageSchema).default({}) });

/** Whether a package of `package-lock.json` does work of its own when it is installed on Linux. */
function hasScripts(lock: string): boolean {
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const runs = ({ hasInstallScript, os }: z.infer<typeof packageSchema>): boolean =>
    hasInstallScript === true && (os === undefined || os.includes('linux'));
  // The script of the service itself is for a checkout: it sets up hooks of git.
  return Object.entries(packages).some(([place, entry]) => place !== '' && runs(entry));
}

function useNpm(lock: string): Installer {
  const compiles = hasScripts(lock);
  const rest = compiles ? ' --ignore-scripts && npm rebuild' : ' --ignore-scripts';
  return {
    files: ['package.json', 'package-lock.json'],
    all: `npm ci${rest}`,
    production: `npm ci --omit=dev${rest}`,
    compiles,
  };
}

/**
 * Finds the package manager of a service.
 * @param locks - texts of the lock files that are there, by name
 */
export function findInstaller(locks: ReadonlyMap<string, string>): Installer {
  const npm = locks.get('package-lock.json');
  if (npm !== undefined) return useNpm(npm);
  if (locks.has('pnpm-lock.yaml')) {
    const all = 'corepack pnpm install --frozen-lockfile';
    return { files: ['package.json', 'pnpm-lock.yaml'], all, production: `${all} --prod`, compiles: true };
  }
  if (locks.get('yarn.lock')?.includes('# yarn lockfile v1') === true) {
    const all = 'corepack yarn install --frozen-lockfile';
    return { files: ['package.json', 'yarn.lock'], all, production: `${all} --production`, compiles: true };
  }
  return { files: ['package.json'], all: 'npm install', production: 'npm install --omit=dev', compiles: true };
}
