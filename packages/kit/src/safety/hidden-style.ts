/** Attributes of a tag by their names in lower case, decoded. */
export type TagAttributes = ReadonlyMap<string, string>;

/** Elements of which a page shows nothing, or nothing where scripts and frames are. */
const HIDDEN_ELEMENTS: ReadonlySet<string> = new Set(
  'script style template noscript noframes noembed iframe object canvas head title datalist'.split(' '),
);
const FARTHEST = 500;

/** What a style says, without comments, escapes and `!important`, in lower case. */
function parseStyle(style: string): ReadonlyMap<string, string> {
  const plain = style
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/!\s*important/gi, '')
    .toLowerCase();
  const pairs = plain.split(';').map((declaration): [string, string] => {
    const colon = declaration.indexOf(':');
    return colon === -1 ? ['', ''] : [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
  });
  return new Map(pairs);
}

function isColourless(colour: string): boolean {
  const plain = colour.trim().toLowerCase().replace(/\s+/g, '');
  return /^(?:transparent|white|#fff(?:f?|fff|fffff)|#[0-9a-f]{3}0|#[0-9a-f]{6}00|rgba\(.*,0?\.?0+%?\)|rgb\(255,255,255\)|hsla?\(.*,100%\))$/.test(
    plain,
  );
}

function isTiny(size: string): boolean {
  const [, number = '', unit = ''] = /^(-?[\d.]+)([a-z%]*)/.exec(size) ?? [];
  if (number === '') return false;
  const value = Number(number);
  if (unit === 'em' || unit === 'rem') return value <= 0.1;
  return unit === '%' ? value <= 5 : value <= 1.5;
}

function isZero(length = ''): boolean {
  return /^0*\.?0+(?:[a-z]*|%)$/.test(length);
}

const HIDING: Readonly<Record<string, (value: string) => boolean>> = {
  display: (value) => value === 'none',
  visibility: (value) => value === 'hidden' || value === 'collapse',
  'content-visibility': (value) => value === 'hidden',
  opacity: (value) => Number.parseFloat(value) <= (value.endsWith('%') ? 5 : 0.05),
  'font-size': isTiny,
  clip: (value) => /^rect\(\s*(?:0|1px)/.test(value),
  'clip-path': (value) =>
    /^(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*\))/.test(value),
  transform: (value) => /scale[xy3d]*\(\s*0(?:\.0\d*)?\s*[,)]/.test(value),
  filter: (value) => /opacity\(\s*0/.test(value),
  'mso-hide': (value) => value === 'all',
};
const MOVING = ['left', 'right', 'top', 'bottom', 'text-indent', 'margin-left', 'margin-top'];
const BOXES = ['width', 'height', 'max-width', 'max-height'];

function hides(style: ReadonlyMap<string, string>): boolean {
  for (const [property, value] of style) if (HIDING[property]?.(value) === true) return true;
  if (MOVING.some((property) => Number.parseFloat(style.get(property) ?? '0') <= -FARTHEST)) return true;
  const isCut = style.get('overflow')?.startsWith('hidden') === true || style.get('overflow') === 'clip';
  if (isCut && BOXES.some((property) => isZero(style.get(property)))) return true;
  const hasBackground = style.has('background') || style.has('background-color');
  return isColourless(style.get('color') ?? '') && !hasBackground;
}

/** Whether a page shows nothing of an element, by its name, its attributes and its own style. */
export function isHiddenElement(name: string, attributes: TagAttributes): boolean {
  if (HIDDEN_ELEMENTS.has(name) || attributes.has('hidden')) return true;
  if (name === 'input' && attributes.get('type')?.toLowerCase() === 'hidden') return true;
  if (name === 'font' && isColourless(attributes.get('color') ?? '')) return true;
  return hides(parseStyle(attributes.get('style') ?? ''));
}
