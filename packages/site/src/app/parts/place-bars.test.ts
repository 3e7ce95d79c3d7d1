import { describe, expect, it } from 'vitest';

import { createScale, joinBars, listTicks, placeBar } from './place-bars';

const span = (from: number, to: number) => ({ begin: from * 1000, end: to * 1000 });
const placeAll = (spans: readonly ReturnType<typeof span>[]) => {
  const scale = createScale(spans);
  return { bars: spans.map((own) => placeBar(scale, own)), hasCut: scale.hasCut };
};

describe('a time line', () => {
  it('places each span by when it was and how long', () => {
    const bars = [
      { left: 0, width: 50 },
      { left: 50, width: 50 },
    ];
    expect(placeAll([span(0, 50), span(50, 100)])).toEqual({ bars, hasCut: false });
  });

  it('cuts the pause before a run was continued', () => {
    const { bars, hasCut } = placeAll([span(0, 48.5), span(86_400, 86_448.5)]);
    expect(hasCut).toBe(true);
    expect(bars).toEqual([
      { left: 0, width: 48.5 },
      { left: 51.5, width: 48.5 },
    ]);
  });

  it('keeps what took no time visible, and inside', () => {
    expect(placeAll([span(0, 100), span(100, 100)]).bars[1]).toEqual({ left: 99.5, width: 0.5 });
  });

  it('says when in round numbers', () => {
    expect(listTicks(380_000)).toEqual([0, 120, 240, 360]);
    expect(listTicks(900)).toEqual([0]);
  });

  it('draws what lies on one another once', () => {
    const bars = [
      { left: 10, width: 5 },
      { left: 0, width: 4 },
      { left: 12, width: 1 },
      { left: 4, width: 2 },
    ];
    expect(joinBars(bars)).toEqual([
      { left: 0, width: 6 },
      { left: 10, width: 5 },
    ]);
  });
});
