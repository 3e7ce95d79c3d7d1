import type { Allowance } from '@orchestrate/contracts/allowance';
import type { FileEdit, GateName, Proposal } from '@orchestrate/contracts/proposal';
import { SCOPE_BY_KIND } from '@orchestrate/contracts/proposal';
import { relativePath } from '@orchestrate/contracts/versioned';

import { createRedactor } from '../safety/redaction';

import { isLetThrough, wordFor } from './allowances';
import { fileRole } from './file-role';
import { addsIgnore, addsSuppression } from './suppressions';

/** What a gate says, before it is timed and recorded. */
export interface GateVerdict {
  readonly passed: boolean;
  readonly detail: string;
}

/** What the gates that need no execution look at. */
export interface StaticContext {
  readonly proposal: Proposal;
  /** Text of a file of the base tree, `undefined` where there is none. */
  readonly base: (path: string) => string | undefined;
  /** Paths of the base tree that are links, or lie behind one. */
  readonly isLink: (path: string) => boolean;
  /** Hosts that may occur besides those the tree already names: asked for by the user or the specification. */
  readonly allowedHosts: readonly string[];
  /** What the user lets repairs change beyond their scope; nothing where it is absent. */
  readonly allow?: readonly Allowance[];
}

type StaticGate = (context: StaticContext) => GateVerdict;

const HOST = /\b(?:https?|wss?|ftp):\/\/(?:[^\s/@"'`]*@)?([A-Za-z0-9.-]+)/g;
const LOCAL_HOST =
  /^(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal$)|(?:^|\.)example(?:\.(?:com|org|net))?$|\.(?:test|invalid|localhost)$/;
const QUERY_IN_TEMPLATE =
  /(?<![\w)\]])`[^`]*\b(?:select\s.+\sfrom|insert\s+into|update\s.+\sset|delete\s+from)\b[^`]*\$\{/is;
const QUERY_IN_CONCATENATION =
  /(["'])[^"'\n]*\b(?:select\s.+\sfrom|insert\s+into|update\s.+\sset|delete\s+from)\b[^"'\n]*\1\s*\+/i;

function writtenText(edit: FileEdit): string {
  return edit.action === 'write' ? edit.text : '';
}

function judge(problems: readonly string[], fine: string): GateVerdict {
  return problems.length === 0
    ? { passed: true, detail: fine }
    : { passed: false, detail: problems.slice(0, 10).join('; ') };
}

function listObstacles({ obstacles = [] }: Proposal, gate: GateName): string[] {
  return obstacles.filter((obstacle) => obstacle.gate === gate).map(({ problem }) => problem);
}

/** Passes when no edit removes what is not there, writes one path twice or changes nothing. */
const applies: StaticGate = ({ proposal, base }) => {
  const problems = listObstacles(proposal, 'applies');
  const seen = new Set<string>();
  for (const edit of proposal.edits) {
    if (seen.has(edit.path)) problems.push(`${edit.path} is edited twice`);
    seen.add(edit.path);
    if (edit.action === 'delete' && base(edit.path) === undefined)
      problems.push(`${edit.path} is removed and is not there`);
    if (edit.action === 'write' && edit.text === base(edit.path)) problems.push(`${edit.path} is not changed`);
  }
  return judge(problems, `${proposal.edits.length} files`);
};

const inScope: StaticGate = ({ proposal, base, isLink, allow = [] }) => {
  const { kind } = proposal;
  const scope = SCOPE_BY_KIND[kind];
  const places = proposal.edits.flatMap((edit) => {
    const { path } = edit;
    const [outside] = relativePath.safeParse(path).error?.issues ?? [];
    if (outside !== undefined) return [`the path ${JSON.stringify(path)} ${outside.message}`];
    const role = fileRole(path);
    if (isLink(path)) return [`${path} is a link or lies behind one`];
    if (scope.includes(role) || isLetThrough(edit, { kind, allow, base: base(path) })) return [];
    const word = wordFor(kind, path);
    const remedy = word === undefined || allow.includes(word) ? '' : `, unless allow names ${word}`;
    return [`${path} is a ${role} file, which a ${kind} may not touch${remedy}`];
  });
  const detail = [...scope.map((role) => `${role} files`), ...allow].join(', ');
  return judge([...listObstacles(proposal, 'in-scope'), ...places], `only ${detail}`);
};

const noSecret: StaticGate = ({ proposal }) => {
  const redact = createRedactor([]);
  const problems = proposal.edits
    .filter((edit) => redact(writtenText(edit)) !== writtenText(edit))
    .map(({ path }) => `${path} holds something that looks like a credential`);
  return judge(problems, 'no known credential format');
};

const noSuppression: StaticGate = ({ proposal, base, allow = [] }) => {
  const problems = proposal.edits.flatMap((edit) => {
    const [before, after] = [base(edit.path) ?? '', writtenText(edit)];
    const isIgnored = !allow.includes('ignores') && addsIgnore(before, after);
    return isIgnored || addsSuppression(before, after) ? [`${edit.path} adds a suppression, skip or ignore`] : [];
  });
  return judge(problems, 'no ignore, skip or suppression added');
};

/** Hosts that a text names with a scheme, in order: `https://example.org/a` → `example.org`. */
export function listHosts(text: string): string[] {
  return [...text.matchAll(HOST)].map((match) => match[1] ?? '');
}

const noEndpoint: StaticGate = ({ proposal, base, allowedHosts }) => {
  // A lock file repeats home pages of packages; where they come from is for the gate `licence` of a dependency.
  const isJudgedElsewhere = ({ path }: FileEdit): boolean =>
    proposal.kind === 'dependency' && fileRole(path) === 'lock';
  const judged = proposal.edits.filter((edit) => !isJudgedElsewhere(edit));
  const problems = judged.flatMap((edit) => {
    const known = new Set(listHosts(base(edit.path) ?? ''));
    const foreign = listHosts(writtenText(edit)).filter(
      (host) => !known.has(host) && !LOCAL_HOST.test(host) && !allowedHosts.includes(host),
    );
    return [...new Set(foreign)].map((host) => `${edit.path} adds the host ${host}`);
  });
  return judge(problems, 'no new host');
};

const noStringQuery: StaticGate = ({ proposal, base }) => {
  const isQuery = (text: string): boolean => QUERY_IN_TEMPLATE.test(text) || QUERY_IN_CONCATENATION.test(text);
  const problems = proposal.edits
    .filter(
      (edit) =>
        /\.[cm]?[jt]sx?$|\.py$/.test(edit.path) && isQuery(writtenText(edit)) && !isQuery(base(edit.path) ?? ''),
    )
    .map(({ path }) => `${path} builds a query out of strings`);
  return judge(problems, 'no query built out of strings');
};

/** The gates of every kind, in the order in which they are asked. They read texts and run nothing. */
export const STATIC_GATES: readonly (readonly [GateName, StaticGate])[] = [
  ['applies', applies],
  ['in-scope', inScope],
  ['no-secret', noSecret],
  ['no-suppression', noSuppression],
  ['no-endpoint', noEndpoint],
  ['no-string-query', noStringQuery],
];
