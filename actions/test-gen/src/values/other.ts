import type { PropertyShape } from '../shapes/shape';

import { renderSample } from './sample';
import { renderVariants } from './variants';

/** A value other than the one that samples have. */
export function renderOther({ name, shape }: PropertyShape): string {
  const sample = renderSample(shape, name);
  return renderVariants(shape, 2)?.find((code) => code !== sample) ?? sample;
}
