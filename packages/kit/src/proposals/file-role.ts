import type { FileRole } from '@orchestrate/contracts/proposal';

const ROLES: readonly (readonly [FileRole, RegExp])[] = [
  // On some systems .GIT is .git.
  ['git', /(^|\/)\.git(\/|$)|(^|\/)\.gitmodules$/i],
  ['inventory', /^\.orchestrate\/generated\.json$/],
  [
    'workflow',
    /^\.github\/|^\.gitlab-ci\.ya?ml$|^\.circleci\/|^azure-pipelines\.ya?ml$|^bitbucket-pipelines\.yml$|^\.travis\.yml$|^\.drone\.yml$|^appveyor\.yml$|(^|\/)Jenkinsfile$/,
  ],
  [
    'lock',
    /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|Cargo\.lock|poetry\.lock|go\.sum|uv\.lock|Gemfile\.lock|composer\.lock)$/,
  ],
  [
    'manifest',
    /(^|\/)(package\.json|Cargo\.toml|go\.mod|pyproject\.toml|requirements[^/]*\.txt|Gemfile|composer\.json|pom\.xml|build\.gradle(\.kts)?)$/,
  ],
  [
    'test',
    /(^|\/)(tests?|specs?|__tests__|__snapshots__|__mocks__|e2e)\/|(^|\/)[^/]+[._-](test|spec)\.[cm]?[jt]sx?$|(^|\/)test[._-][^/]+\.[cm]?[jt]sx?$|\.snap$|_test\.(go|py)$|(^|\/)test_[^/]+\.py$|(^|\/)tests?\.[cm]?[jt]sx?$/,
  ],
  ['container', /(^|\/)(Dockerfile|Containerfile)[^/]*$|(^|\/)(docker-)?compose[^/]*\.ya?ml$|(^|\/)\.dockerignore$/],
  [
    'setting',
    /(^|\/)(\.?eslint|\.?oxlint|\.?oxfmt|\.?prettier|\.?babel|vitest|vite|jest|\.?mocharc|playwright|stryker|\.?nycrc|\.?c8rc|tsconfig|biome|\.?swcrc|\.?taprc|\.?npmrc|\.?nvmrc|\.?editorconfig|\.gitignore|\.gitattributes|knip|ava\.config|karma|webpack|rollup|tox|setup\.cfg|pytest|\.coveragerc|rustfmt|clippy|\.orchestrate)[^/]*$/,
  ],
  ['document', /\.(md|mdx|txt|adoc|rst)$|(^|\/)(LICENSE|NOTICE|CHANGELOG)[^/]*$|(^|\/)openapi\.(json|ya?ml)$/],
];

/** The part a file plays, by its path; what is nothing else is a source. */
export function fileRole(path: string): FileRole {
  return ROLES.find(([, pattern]) => pattern.test(path))?.[0] ?? 'source';
}
