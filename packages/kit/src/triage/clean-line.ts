import { stripAnsi } from '../safety/text';

import { kindOf, toTable } from './line-start';

const TIME = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?`;

// What CI systems put in front of each line: act `[job/step]   | `; GitHub `2024-05-01T10:00:00.1234567Z `; GitLab its
// time and then the stream, `00O ` or `01E+`; others a time in brackets; GitHub a mark in front of what is special.
const OF_CI = new RegExp(
  String.raw`^\uFEFF?(?:\[[^\]]{1,120}\]\s+\|\s)?(?:\[?${TIME}\]?(?:\s[0-9a-f]{2}[OE][ +]|\s|$))?(?:##\[[a-z]+\])?(?:section_(?:start|end):\d+:\S*)?`,
);
/** What a prefix begins with. */
const CI_BEGINS = toTable('0123456789[#s\uFEFF');
/** What `gh run view` puts in front of that: the names of job and step. */
const OF_GH = /^[^\t]{1,200}\t[^\t]{1,200}\t(?=\d{4}-)/;

/** Colours, what was drawn over, the tabs of gh, the bar of compose. */
const SPECIAL = /[\u001b\r\t|]/;

/** What BuildKit puts in front of what a step prints: the number of the step and the seconds since its begin. */
const OF_STEP = /^#\d+ \d+\.\d+ /;
/** What compose puts in front of what a container prints. */
const OF_CONTAINER = /^[a-z0-9][\w.-]*[-_]\d+ +\| /;

/** What is left where a progress bar was drawn over and over. */
function lastDrawn(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === '\r') end -= 1;
  return line.slice(line.lastIndexOf('\r', end - 1) + 1, end);
}

function withoutCi(line: string): string {
  return CI_BEGINS[kindOf(line)] === 1 ? line.replace(OF_CI, '') : line;
}

/** The few lines that have what none of the others needs to be searched for. */
function cleanSpecial(line: string): string {
  const plain = lastDrawn(stripAnsi(line));
  const text = withoutCi(plain.includes('\t') ? plain.replace(OF_GH, '') : plain);
  if (text.startsWith('#')) return text.replace(OF_STEP, '');
  return text.includes('|') ? text.replace(OF_CONTAINER, '') : text;
}

/** A log line without colours, carriage returns and what a CI system, a build or compose put in front of it. */
export function cleanLine(line: string): string {
  if (SPECIAL.test(line)) return cleanSpecial(line);
  const text = withoutCi(line);
  return text.startsWith('#') ? text.replace(OF_STEP, '') : text;
}
