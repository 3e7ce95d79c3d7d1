import { describe, expect, it } from 'vitest';

import { findRefusal } from './forbidden';
import { parseCommandLine } from './words';

const ROOT = '/home/me/tree';

const refuse = (line: string, extra: string[] = []): string | undefined =>
  findRefusal(parseCommandLine(line), ROOT, extra)?.rule;

describe('findRefusal', () => {
  it.each([
    ['git push --force', 'force-push'],
    ['git push -f origin main', 'force-push'],
    ['git push origin +main', 'force-push'],
    ['npm test && git push origin main', 'push'],
    ['terraform destroy -auto-approve', 'delete-resources'],
    ['kubectl delete namespace prod', 'delete-resources'],
    ['aws s3api delete-bucket --bucket b', 'delete-resources'],
    ['gh repo delete a/b', 'delete-repository'],
    ['gh secret set TOKEN', 'rotate-secrets'],
    ['aws secretsmanager rotate-secret --secret-id x', 'rotate-secrets'],
    ['npm publish', 'publish-package'],
    ['docker system prune -af', 'prune-docker'],
    ['psql -c "drop database prod"', 'drop-database'],
    ['rm -rf /', 'remove-outside'],
    ['rm -rf ~/work', 'remove-outside'],
    ['rm -rf $HOME', 'remove-outside'],
    ['rm -rf ../other', 'remove-outside'],
    ['rm -rf .', 'remove-outside'],
    ['npm test; rm -rf /var/lib/x', 'remove-outside'],
    ['dd if=/dev/zero of=/dev/sda', 'format-disk'],
  ])('refuses %j', (line, rule) => {
    expect(refuse(line)).toBe(rule);
  });

  it.each([
    'npm test',
    'npm run build && npm test',
    'rm -rf dist coverage',
    'rm -rf ./dist && tsc',
    'git status',
    'git diff --name-only',
    'node scripts/delete-old-rows.js --dry-run',
    'npm run publish-docs-preview',
    'docker build .',
  ])('lets %j run', (line) => {
    expect(refuse(line)).toBeUndefined();
  });

  it("knows the user's own entries", () => {
    expect(refuse('make deploy ENV=prod', ['make deploy'])).toBe('configured');
    expect(refuse('make test', ['make deploy'])).toBeUndefined();
  });
});
