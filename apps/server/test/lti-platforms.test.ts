import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPlatforms } from '../src/lti/platforms.ts';
import { StartError } from '../src/start-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-lti-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = {
  name: 'Academy',
  issuer: 'https://moodle.academy.example',
  clientId: 'a',
  deploymentIds: ['1'],
  authLoginUrl: 'https://moodle.academy.example/mod/lti/auth.php',
  tokenUrl: 'https://moodle.academy.example/mod/lti/token.php',
  jwksUrl: 'https://moodle.academy.example/mod/lti/certs.php',
};
const whole = (...platforms: readonly object[]): object => ({ tool: 'https://tool.example', platforms });

function faultIn(text: string): string {
  writeFileSync(join(folder, 'lti-platforms.json'), text);
  try {
    readPlatforms(folder);
    return 'read';
  } catch (problem) {
    if (!(problem instanceof StartError)) throw problem;
    expect(problem.code).toBe('lti.platforms-invalid');
    expect(problem.params['file']).toBe(join(folder, 'lti-platforms.json'));
    return String(problem.params['at']);
  }
}

test('no file, no LTI; a whole file is read', () => {
  expect(readPlatforms(folder)).toBeNull();
  expect(faultIn(JSON.stringify(whole(good, { ...good, clientId: 'b', instructors: 'trainer' })))).toBe(
    'read',
  );
  expect(faultIn(JSON.stringify(whole({ ...good, issuer: 'http://127.0.0.1:8000' })))).toBe('read');
});

test.each([
  ['a line that is no JSON', '{"tool": ', /JSON/],
  ['a path in the address', JSON.stringify({ ...whole(good), tool: 'https://tool.example/lti' }), /^tool: /],
  ['no platform', JSON.stringify(whole()), /^platforms: /],
  [
    'plain http to another machine',
    JSON.stringify(whole({ ...good, tokenUrl: 'http://moodle.academy.example/t' })),
    /^platforms\.0\.tokenUrl: /,
  ],
  [
    'a password in an address',
    JSON.stringify(whole({ ...good, jwksUrl: 'https://a:b@moodle.academy.example/' })),
    /^platforms\.0\.jwksUrl: /,
  ],
  [
    'another scheme',
    JSON.stringify(whole({ ...good, authLoginUrl: 'javascript:alert(1)' })),
    /^platforms\.0\.authLoginUrl: /,
  ],
  ['no way to its keys', JSON.stringify(whole({ ...good, jwksUrl: undefined })), /^platforms\.0: /],
  ['no deployment', JSON.stringify(whole({ ...good, deploymentIds: [] })), /^platforms\.0\.deploymentIds: /],
  [
    'a field nobody knows',
    JSON.stringify(whole({ ...good, clientID: 'a' })),
    /^platforms\.0: unrecognized_keys/,
  ],
  [
    'a role too strong',
    JSON.stringify(whole({ ...good, instructors: 'programme-office' })),
    /^platforms\.0\.instructors: /,
  ],
  ['the same twice', JSON.stringify(whole(good, good)), /^: /],
])('%s is named with its place', (_name, text, place) => {
  expect(faultIn(text)).toMatch(place);
});
