import path from 'node:path';

import leven from 'leven';
import type ts from 'typescript';

import type { Change, Site, Template } from './template';
import { replace } from './template';

const MOST_ALTERNATIVES = 5;
const LONGEST = 120;

interface Alternative {
  readonly text: string;
  readonly fit: number;
}

function rank(text: string, others: Iterable<string>, tolerance: number): Alternative[] {
  const found: Alternative[] = [];
  for (const other of new Set(others)) {
    if (other === text || Math.abs(other.length - text.length) > tolerance) continue;
    const distance = leven(text, other);
    if (distance <= tolerance) found.push({ text: other, fit: 1 - distance / Math.max(text.length, other.length) });
  }
  return found.sort((a, b) => b.fit - a.fit || (a.text < b.text ? -1 : 1)).slice(0, MOST_ALTERNATIVES);
}

/** Tracked files and the directories that hold them. */
function listPlaces(files: readonly string[]): Set<string> {
  const places = new Set(files);
  for (const file of files)
    for (let place = path.posix.dirname(file); place !== '.'; place = path.posix.dirname(place)) places.add(place);
  return places;
}

/** How a place of the tree may be written in a file: from the file, or from the root. */
function writePlaces(place: string, file: string, text: string): string[] {
  const relative = path.posix.relative(path.posix.dirname(file), place);
  const dotted = (written: string): string => (/^\.\.?(?:\/|$)/.test(written) ? written : `./${written}`);
  const forms = text.startsWith('.') ? [dotted(relative), dotted(place)] : [relative, place, `/${place}`];
  // Modules are imported by the name that they have once they are built.
  return forms.flatMap((form) => [form, form.replace(/\.([cm]?)tsx?$/, '.$1js'), form.replace(/\.[cm]?[jt]sx?$/, '')]);
}

/** Whether a path is one of something in the tree. */
export function leadsSomewhere(text: string, file: string, files: readonly string[]): boolean {
  return [...listPlaces(files)].some((place) => writePlaces(place, file, text).includes(text));
}

/** Paths to something in the tree that are a slip away from a text that looks like a path. */
export function findNearbyPaths(text: string, file: string, files: readonly string[]): Alternative[] {
  if (!/[./\\]/.test(text) || /\s/.test(text) || text.length > LONGEST) return [];
  const places = listPlaces(files);
  const written = [...places].flatMap((place) => writePlaces(place, file, text));
  const leads = written.includes(text);
  const tolerance = Math.max(3, Math.floor(text.length / 4));
  return rank(text, written, tolerance).map(({ text: other, fit }) => ({ text: other, fit: leads ? fit * 0.3 : fit }));
}

function* swapString(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral, site: Site): Iterable<Change> {
  const { source, donors, file, ts } = site;
  const quote = source.text[node.getStart(source)] ?? "'";
  const isImport = ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);
  const write = (text: string): string => quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  const paths = isImport && !node.text.startsWith('.') ? [] : findNearbyPaths(node.text, file, donors.files);
  for (const { text, fit } of paths) yield replace(node, site, write(text), 'nearby-path', fit);
  if (isImport || node.text.length < 2 || node.text.length > LONGEST) return;
  const near = rank(node.text, donors.strings, Math.max(1, Math.floor(node.text.length / 4)));
  for (const { text, fit } of near) yield replace(node, site, write(text), 'nearby-string', fit);
}

export const strings: Template = function* (node, site) {
  if (site.ts.isStringLiteral(node) || site.ts.isNoSubstitutionTemplateLiteral(node)) yield* swapString(node, site);
};
