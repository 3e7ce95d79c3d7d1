import type { Break, SourceFile, Tree } from './source-file';
import { breakFirst, replaceOnce } from './source-file';

const isDockerfile = (file: string): boolean => /^(?:Dockerfile|Containerfile)$/.test(file);

/** What the image's check runs: a script of the tree, or the Dockerfile itself where it says what to ask. */
function isAsked(tree: Tree, file: string): boolean {
  const check = [...tree.files].find(([path]) => isDockerfile(path))?.[1].match(/^HEALTHCHECK .*$/m)?.[0] ?? '';
  return isDockerfile(file) ? check.includes('/healthz') : check.includes(`"${file}"`) || check.includes(` ${file}`);
}

/** Lets the image's check ask for a path that the service does not have. */
export function misaskHealth(tree: Tree): SourceFile | undefined {
  const answersAt = (path: string): boolean =>
    [...tree.files].some(([file, text]) => file.startsWith('src/') && text.includes(`'${path}'`));
  if (!answersAt('/healthz') || answersAt('/health')) return undefined;
  const misask: Break = ({ path, text }) =>
    isAsked(tree, path) ? replaceOnce(text, /\/healthz\b/, () => '/health') : undefined;
  return breakFirst(tree, misask);
}

const OTHER_PORTS = ['3000', '5000'];

/** Maps a port on which nothing listens in the container. */
export const mismapPort: Break = ({ path, text }) => {
  if (!/^(?:docker-)?compose\.ya?ml$/.test(path)) return undefined;
  return replaceOnce(text, /^(\s*- "?\$\{PORT:-\d+\}:)(\d+)("?)$/m, (_all, head = '', port = '', tail = '') => {
    const other = OTHER_PORTS.find((candidate) => candidate !== port) ?? '';
    return `${head}${other}${tail}`;
  });
};
