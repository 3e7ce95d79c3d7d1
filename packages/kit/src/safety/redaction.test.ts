import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { createRedactor, findSecretValues, redactValues } from './redaction';

const SECRET = 'correct horse/battery+staple&"quoted"';
const redact = createRedactor([SECRET]);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const percent = (text: string): string => encodeURIComponent(text);

describe('createRedactor', () => {
  it.each([
    ['exact', SECRET],
    ['base64', base64(SECRET)],
    ['base64url', Buffer.from(SECRET).toString('base64url')],
    ['URL-encoded', percent(SECRET)],
    ['URL-encoded with lower-case hex', percent(SECRET).replace(/%../g, (escape) => escape.toLowerCase())],
    ['URL-encoded as a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['hex', Buffer.from(SECRET).toString('hex')],
    ['hex in capitals', Buffer.from(SECRET).toString('hex').toUpperCase()],
    ['JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['JSON in JSON', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
    ['HTML', SECRET.replace(/&/g, '&amp;').replace(/"/g, '&quot;')],
    ['HTML with numbers', SECRET.replace(/&/g, '&amp;').replace(/"/g, '&#34;')],
    ['cut at the end', SECRET.slice(0, -11)],
    ['cut at the start', SECRET.slice(11)],
    ['cut at both ends', SECRET.slice(5, -5)],
    ['broken', `${SECRET.slice(0, 15)}\n${SECRET.slice(15)}`],
    ['broken and indented', `${SECRET.slice(0, 15)}\r\n    ${SECRET.slice(15)}`],
    ['broken in JSON', `${SECRET.slice(0, 15)}\\n  ${SECRET.slice(15)}`],
    ['gzip in base64', gzipSync(`{"token":"${SECRET}"}`).toString('base64')],
    ['gzip in hex', gzipSync(`export TOKEN=${SECRET}`).toString('hex')],
    ['base64 in lines of twenty', base64(SECRET).replace(/.{20}/g, '$&\n')],
  ])('hides a secret in %s form', (_form, text) => {
    expect(redact(`before ${text} after`)).toBe('before *** after');
  });

  it.each([0, 1, 2, 3, 4, 5])('hides a secret inside of a longer base64 text, %i characters in', (before) => {
    const shown = redact(base64(`${'u'.repeat(before)}${SECRET}${'v'.repeat(40)}`));
    expect(shown).toContain('***');
    const rest = shown.split('***').map((part) => Buffer.from(part, 'base64').toString('latin1'));
    expect(rest.join('')).not.toMatch(/correct|horse|battery|staple|quoted/);
  });

  it('leaves alone what is packed and holds no secret', () => {
    const packed = gzipSync('nothing to hide here').toString('base64');
    expect(redact(packed)).toBe(packed);
    expect(redact(packed.slice(0, -6))).toBe(packed.slice(0, -6));
  });

  it('hides name and password of a header', () => {
    expect(redact(`authorization: Basic ${base64(`user:${SECRET}`)}`)).toBe('authorization: Basic ***');
  });

  it('hides each line of a secret of several lines', () => {
    const key = `${'a1B2'.repeat(8)}\n${'c3D4'.repeat(8)}\n`;
    const diff = `+${'a1B2'.repeat(8)}\n+${'c3D4'.repeat(8)}\n`;
    expect(createRedactor([key])(diff)).toBe('+***\n+***\n');
  });

  it('hides secrets of every length, in every form, wherever they stand', () => {
    for (let round = 0; round < 300; round += 1) {
      const secret = randomBytes(6 + (round % 60))
        .toString('base64url')
        .slice(0, 6 + (round % 60));
      const hide = createRedactor([secret]);
      const forms = [secret, base64(secret), Buffer.from(secret).toString('hex'), JSON.stringify({ a: secret })];
      for (const form of forms) {
        const shown = hide(`x ${form} y`);
        expect(shown).not.toContain(secret);
        expect(shown).toContain('***');
        expect(hide(shown)).toBe(shown);
      }
    }
  });

  it('leaves JSON whole, whatever the secret ends with', () => {
    const secret = 'a "quoted" secret \\ value';
    const hide = createRedactor([secret]);
    for (let length = 12; length <= secret.length; length += 1) {
      const shown = hide(JSON.stringify({ before: `x${secret.slice(0, length)}`, after: '\nfine' }));
      expect(JSON.parse(shown)).toMatchObject({ after: '\nfine' });
    }
    const unended = JSON.stringify({ key: '-----BEGIN PRIVATE KEY-----\nMIIE', after: 'fine' });
    expect(JSON.parse(createRedactor([])(unended))).toEqual({ key: '***', after: 'fine' });
  });

  it('is quick', () => {
    const secrets = Array.from({ length: 10 }, () => randomBytes(30).toString('base64'));
    const line = `2024-05-01T10:00:00Z GET https://example.org/a?b=c ${randomBytes(60).toString('base64')} {"a":"b\\n"}\n`;
    const text = line.repeat(Math.ceil(10e6 / line.length));
    const hide = createRedactor(secrets);
    const begin = process.cpuUsage();
    hide(text);
    // A second on a machine of its own; here others work too.
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(6);
  });
});

const harmless = [
  'The desk-top key is a sketch: sk-1, AKIA, ghp_short, and task-1234567890abcdefghij is open.',
  'class="sk-fading-circle sk-loading-indicator-container-large"',
  'commit 3f786850e387550fdaab836ed7e6dc881de23001',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  '"integrity": "sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg=="',
  'id: 123e4567-e89b-12d3-a456-426614174000',
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  '!function(e,t){"object"==typeof exports?t(exports):t(e.x={})}(this,function(e){e.a=1<2,e["::"]=[]});',
  'postgres://postgres:postgres@localhost:5432/app and redis://user:${PASSWORD}@cache and amqp://guest:guest@mq',
  'http://localhost:3000/@scope/package and https://example.org:8443/a@b and git@github.com:acme/app.git',
  "headers: { authorization: `Bearer ${token}` } // Authorization: Bearer <token>, 'Bearer test-token'",
  'Authorization: Basic authentication, Authorization: Bearer YOUR_API_KEY_HERE_PLEASE',
  '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ\n-----END CERTIFICATE-----',
  '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYI\n-----END PUBLIC KEY-----',
  'glob-parent glpat-short hf_hub_download hf_token npm_config_registry npm_lifecycle_event xai-grok pplx-api',
  'const pk = "pk_live_51H"; stripe.sk_test; whsec_; AccountKey=; ?sig=short; eyJhbGciOiJIUzI1NiJ9 alone',
  'x-api-key: {{ key }} and "x-api-key": "string" and X-Api-Key, apikey',
];

describe('createRedactor without secrets', () => {
  it.each(harmless)('leaves %j as it is', (text) => {
    expect(createRedactor([])(text)).toBe(text);
    expect(createRedactor(['key', 'a', ''])(text)).toBe(text);
  });

  const letters = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7'.repeat(8);
  it.each([
    `sk-ant-${'a1'.repeat(20)}`,
    `sk-ant-api03-${letters.slice(0, 93)}AA`,
    `sk-proj-${letters.slice(0, 74)}T3BlbkFJ${letters.slice(0, 74)}`,
    `sk-svcacct-${letters.slice(0, 60)}`,
    `sk-or-v1-${'0a1b'.repeat(16)}`,
    `sk-${letters.slice(0, 48)}`,
    `ghp_${'A1b2'.repeat(9)}`,
    `github_pat_${letters.slice(0, 22)}_${letters.slice(0, 59)}`,
    `ghs_${letters.slice(0, 36)}`,
    `glpat-${letters.slice(0, 20)}`,
    `glrt-t1_${letters.slice(0, 20)}`,
    `npm_${letters.slice(0, 36)}`,
    `AKIA${'ABCD'.repeat(4)}`,
    `xoxb-${'1234567890'.repeat(2)}`,
    `xapp-1-A0123456789-${'1234567890'.repeat(2)}`,
    `AIza${letters.slice(0, 35)}`,
    `ya29.${letters.slice(0, 60)}`,
    `GOCSPX-${letters.slice(0, 28)}`,
    `hf_${letters.slice(0, 34)}`,
    `sk_live_${letters.slice(0, 24)}`,
    `rk_test_${letters.slice(0, 24)}`,
    `whsec_${letters.slice(0, 32)}`,
    `gsk_${letters.slice(0, 52)}`,
    `abc8Q~${letters.slice(0, 34)}`,
    `${letters.slice(0, 52)}JQQJ99${letters.slice(0, 26)}`,
    `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`,
  ])('hides the format of %s', (token) => {
    const hide = createRedactor([]);
    expect(hide(`token=${token};`)).toBe('token=***;');
    expect(hide(JSON.stringify({ token }))).toBe('{"token":"***"}');
  });

  it.each([
    [
      'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
      'https://hooks.slack.com/services/***',
    ],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = ***'],
    ['AWS_SECRET_ACCESS_KEY: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'AWS_SECRET_ACCESS_KEY: ***'],
    [`awsSessionToken=${'Ab1+'.repeat(30)}`, 'awsSessionToken=***'],
    ['X-API-KEY: abcdefghij0123456789', 'X-API-KEY: ***'],
    ['&API_KEY=abcdefghij0123456789', '&API_KEY=***'],
    [`AccountName=a;AccountKey=${'Ab1+'.repeat(21)}Ab==;X=y`, 'AccountName=a;AccountKey=***;X=y'],
    ['postgres://app:S3cr3t-Pa55@db.internal:5432/app', 'postgres://app:***@db.internal:5432/app'],
    ['https://x-access-token:v1.abcdef@github.com/acme/app', 'https://x-access-token:***@github.com/acme/app'],
    ["curl -H 'Authorization: Bearer abcdefghij0123456789'", "curl -H 'Authorization: Bearer ***'"],
    ['{"authorization":"Basic dXNlcjpwYXNzd29yZA=="}', '{"authorization":"Basic ***"}'],
    ['{\\"x-api-key\\":\\"abcdefghij0123456789\\"}', '{\\"x-api-key\\":\\"***\\"}'],
    ['?a=b&access_token=abcdefghij0123456789&c=d', '?a=b&access_token=***&c=d'],
    [`-----BEGIN RSA PRIVATE KEY-----\n${letters}\n-----END RSA PRIVATE KEY-----\nmore`, '***\nmore'],
  ])('hides only the credential of %j', (text, expected) => {
    expect(createRedactor([])(text)).toBe(expected);
    expect(createRedactor([])(expected)).toBe(expected);
  });
});

it('redactValues keeps the shape', () => {
  expect(redactValues(redact, { a: [SECRET, 1, null], [SECRET.length]: { b: `x${SECRET}` } })).toEqual({
    a: ['***', 1, null],
    [SECRET.length]: { b: 'x***' },
  });
});

describe('findSecretValues', () => {
  it('goes by the names of variables', () => {
    const found = findSecretValues({
      GITHUB_TOKEN: 'abcdefgh',
      OPENAI_API_KEY: 'ijklmnop',
      PATH: '/usr/bin',
      MY_TOKEN: 'x',
      SSH_AUTH_SOCK: '/run/agent',
    });
    expect(found).toEqual(['abcdefgh', 'ijklmnop']);
  });

  it('finds passwords inside of addresses, also decoded', () => {
    const found = findSecretValues({
      DATABASE_URL: 'postgres://app:p%40ssw0rd@db/app',
      HOME_PAGE: 'https://example.org',
    });
    expect(found).toEqual(['p%40ssw0rd', 'p@ssw0rd']);
  });

  it('finds what the headers of traces and metrics carry, also decoded and without its scheme', () => {
    const found = findSecretValues({
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Basic%20dXNlcjprZXk, x-tenant=a',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-key=100%-sure',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
    });
    expect(found).toEqual(['Basic%20dXNlcjprZXk', 'Basic dXNlcjprZXk', 'dXNlcjprZXk', '100%-sure']);
  });
});
