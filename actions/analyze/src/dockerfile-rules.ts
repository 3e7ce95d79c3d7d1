import type { Dockerfile, From, Instruction } from 'dockerfile-ast';

import type { RawFinding } from './analyser';

const SECRET_NAME = /(?:password|passwd|secret|token|api_?key|private_?key|credential)/i;
const ROOT = /^(?:root|0)(?::|$)/;

function at(file: string, instruction: Instruction): Pick<RawFinding, 'path' | 'line' | 'column'> {
  const { start } = instruction.getRange();
  return { path: file, line: start.line + 1, column: start.character + 1 };
}

function findUnpinnedImages(file: string, image: Dockerfile): RawFinding[] {
  const stages = image.getFROMs().map((from) => from.getBuildStage()?.toLowerCase());
  const isUnpinned = (from: From): boolean => {
    const [reference, tag] = [from.getImage() ?? '', from.getImageTag()];
    // An argument is chosen by who builds; a stage is the file's own.
    if (reference === '' || reference.includes('$') || reference === 'scratch') return false;
    if (stages.includes(reference.toLowerCase()) || from.getImageDigest() !== null) return false;
    return tag === null || tag === 'latest';
  };
  return image
    .getFROMs()
    .filter(isUnpinned)
    .map((from) => ({
      rule: 'unpinned-base-image',
      level: 'warning',
      message: `${from.getImage() ?? ''} is another image tomorrow: name a version`,
      ...at(file, from),
    }));
}

function findRoot(file: string, image: Dockerfile): RawFinding[] {
  const instructions = image.getInstructions();
  const lastStage = instructions.findLastIndex((instruction) => instruction.getKeyword() === 'FROM');
  const user = instructions.slice(lastStage + 1).findLast((instruction) => instruction.getKeyword() === 'USER');
  const from = instructions[lastStage];
  const name = user?.getArgumentsContent() ?? '';
  if (from === undefined || (user !== undefined && !ROOT.test(name))) return [];
  const message = user === undefined ? 'The image names no USER, so it runs as root' : 'The image runs as root';
  return [{ rule: 'runs-as-root', level: 'warning', message, ...at(file, user ?? from) }];
}

function findBakedSecrets(file: string, image: Dockerfile): RawFinding[] {
  const properties = [
    ...image.getENVs().flatMap((env) => env.getProperties().map((property) => ({ instruction: env, property }))),
    ...image.getARGs().map((arg) => ({ instruction: arg, property: arg.getProperty() })),
  ];
  return properties.flatMap(({ instruction, property }): RawFinding[] => {
    const [name, value] = [property?.getName() ?? '', property?.getValue() ?? ''];
    if (!SECRET_NAME.test(name) || value === '' || value.startsWith('$')) return [];
    return [
      {
        rule: 'secret-in-image',
        level: 'error',
        message: `${name} becomes part of the image, for everyone who has it`,
        anchor: name,
        ...at(file, instruction),
      },
    ];
  });
}

/** What a valid Dockerfile can still get wrong: an image that changes, a service that runs as root, a baked-in secret. */
export async function findImageProblems(file: string, text: string): Promise<RawFinding[]> {
  const { DockerfileParser } = await import('dockerfile-ast');
  const image = DockerfileParser.parse(text);
  return [findUnpinnedImages, findRoot, findBakedSecrets].flatMap((find) => find(file, image));
}
