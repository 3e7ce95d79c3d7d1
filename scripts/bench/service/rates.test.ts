import { describe, expect, it } from 'vitest';

import { ratioOf, renderRates } from './rates';

const rates = { what: 'GET /notes/{id}', generated: [80, 10, 90], minimal: [100, 100, 400] };

describe('ratioOf', () => {
  it('compares medians, so that one bad round says nothing', () => {
    expect(ratioOf(rates)).toBe(0.8);
  });
});

describe('renderRates', () => {
  it('says which bar is missed', () => {
    const [good, bad] = renderRates([rates, { ...rates, what: 'POST /notes', generated: [69, 69, 69] }]).split('\n');
    expect(good).toMatch(/^GET \/notes\/\{id\} +80 requests\/s +hand-written 100 +80 % +≥ 70 % +ok$/);
    expect(bad).toMatch(/69 % +≥ 70 % +MISSED$/);
  });
});
