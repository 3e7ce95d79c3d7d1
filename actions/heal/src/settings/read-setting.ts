import path from 'node:path';

import { jsonrepair } from 'jsonrepair';
import { parse as parseYaml } from 'yaml';

/** Ways that a settings' file can be written in. */
export type SettingForm = 'json' | 'yaml' | 'code';

const JSON_BY_NAME = /^\.(?:mocharc|babelrc|eslintrc|prettierrc|nycrc|c8rc|swcrc|taprc)$/;

/** By its name; `undefined` for what is none of them. */
export function settingForm(file: string): SettingForm | undefined {
  const name = path.posix.basename(file);
  if (/\.json[c5]?$/.test(name) || JSON_BY_NAME.test(name)) return 'json';
  if (/\.ya?ml$/.test(name)) return 'yaml';
  return /\.[cm]?[jt]s$/.test(name) ? 'code' : undefined;
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** JSON that no strict parser takes, as a tolerant one reads it; throws where it cannot. */
export function mendJson(text: string): string {
  try {
    return jsonrepair(text);
  } catch {
    return jsonrepair(text.replace(/,(?:\s*,)+/g, ','));
  }
}

/**
 * What a settings' file says. JSON with comments, commas too many or too few is read as what it says without them;
 * `undefined` for what cannot be read at all.
 */
export function readSetting(file: string, text: string): unknown {
  if (settingForm(file) === 'yaml') return attempt(() => parseYaml(text) as unknown);
  return attempt(() => JSON.parse(text) as unknown) ?? attempt(() => JSON.parse(mendJson(text)) as unknown);
}
