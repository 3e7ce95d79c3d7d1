import type { Frame } from '../parser';

const FRAME =
  /^\s+at (?:[\w.@-]+\/{1,2})?(?<class>[\w.$]+)\.[\w$<>-]+\((?<file>[\w$]+\.(?<language>java|kt|scala|groovy)):(?<line>\d+)\)$/;
const LANGUAGES: Readonly<Record<string, string>> = { kt: 'kotlin' };

function packageOfClass(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

/** Whether two classes belong to one project: their packages begin with the same two names. */
function isOfOneProject(name: string, other: string): boolean {
  const [one, two] = [name, other].map((each) => packageOfClass(each).split('.').slice(0, 2).join('.'));
  return one === two;
}

function isTest(name: string, test: string): boolean {
  return name === test || name.startsWith(`${test}$`) || /(?:Tests?|IT|Spec)(?:\$|$)/.test(name);
}

/** Full name of the class that a frame names, whoever it belongs to. */
export function readFrameClass(text: string): string | undefined {
  return FRAME.exec(text)?.groups?.class;
}

/** The folder of a class below a project's own, as Maven and Gradle have it unless told otherwise. */
export function folderOfClass(name: string, set: 'main' | 'test', extension: string): string {
  const folder = `src/${set}/${LANGUAGES[extension] ?? extension}`;
  return [folder, ...packageOfClass(name).split('.').filter(Boolean)].join('/');
}

/**
 * A frame of the project that a test class is of, none for what belongs to Java and to libraries. A frame names only
 * a class and the last part of its file; the rest is where Maven and Gradle have their sources unless told otherwise.
 * @param test - full name of the failed test's class
 */
export function parseJavaFrame(text: string, test: string): Frame | undefined {
  const { class: name, file, language = '', line } = FRAME.exec(text)?.groups ?? {};
  if (name === undefined || file === undefined || !isOfOneProject(name, test)) return undefined;
  const folder = folderOfClass(name, isTest(name, test) ? 'test' : 'main', language);
  return { file: `${folder}/${file}`, line: Number(line) };
}
