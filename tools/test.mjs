// `npm test`: installs what is missing, then every gate, unit test and, where a Chromium is found, the browser tests.
// Dependency-free and able to run on Node 20. Prints `N passed, N failed` last; fails when a gate looked at nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { root, ensureInstalled, buildWeb, withCompileCache } from './bootstrap.mjs';

const only = process.argv.slice(2);
const inCi = process.env.CI === 'true';
const tally = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function run(label, command, args) {
  const began = Date.now();
  console.log(`\n── ${label}`);
  const bin = join(root, 'node_modules', '.bin');
  const env = { ...withCompileCache, PATH: `${bin}${delimiter}${process.env.PATH}`, TZ: 'UTC' };
  const { status } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(
    `── ${label}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
  return status === 0;
}

function gate(label, command, args) {
  const ok = run(label, command, args);
  tally[ok ? 'passed' : 'failed']++;
  if (!ok) failures.push(label);
}

/** Each failed test with what it said first: said again at the end, where a long output is still read. */
function failedTests(found) {
  return (found?.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const file = relative(root, name);
    if (failed.length === 0) return message ? [`${file}: ${message}`] : [];
    return failed.map(({ fullName, failureMessages }) => {
      const said = failureMessages.join('\n').split('\n').slice(0, 12).join('\n');
      return `${file}: ${fullName}\n${said}`;
    });
  });
}

/** Runs one vitest project and adds its own counts; a project that ran nothing is a failure. */
function tests(label, args) {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-test-'));
  const report = join(folder, 'report.json');
  const ok = run(label, 'vitest', [
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  rmSync(folder, { recursive: true, force: true });
  const passed = found?.numPassedTests ?? 0;
  const failed = found?.numFailedTests ?? 0;
  tally.passed += passed;
  tally.failed += failed;
  tally.skipped += (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0);
  if (!ok && failed === 0) tally.failed++;
  if (ok && passed === 0) tally.failed++;
  failures.push(...failedTests(found));
  if (!ok || passed === 0) failures.push(`${label}: ${passed} passed, ${failed} failed`);
}

function chromium() {
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

function browserTests() {
  const browser = chromium();
  if (browser === undefined) {
    console.log(
      "\n!! NO CHROMIUM FOUND: the browser tests did NOT run. Install Debian's chromium, or set CHROMIUM=/path/to/it.",
    );
    if (inCi) {
      tally.failed++;
      failures.push('browser tests: no Chromium in CI');
    }
    return;
  }
  process.env.CHROMIUM = browser;
  buildWeb();
  tests('browser tests', ['--config', 'e2e/vitest.config.ts']);
}

const LINTED = ['packages', 'apps', 'tools', 'e2e', 'bench', 'fixtures'];
const stages = {
  format: () => gate('format', 'oxfmt', ['--check', 'packages', 'apps', 'tools', 'e2e', 'bench', 'fixtures']),
  lint: () => gate('lint', 'oxlint', ['--type-aware', '--deny-warnings', ...LINTED]),
  types: () => {
    for (const world of ['packages', 'node', 'web'])
      gate(`types: ${world}`, 'tsc', ['-p', `tsconfig.${world}.json`]);
  },
  architecture: () => gate('architecture', 'node', ['tools/architecture.ts']),
  knip: () => gate('dead code', 'knip', ['--no-progress']),
  unit: () => tests('unit tests and vectors', []),
  browser: browserTests,
};

ensureInstalled();
if (!existsSync(join(root, '..', 'shared', 'images', 'manifest.tsv')))
  console.log(
    '\n!! ../shared IS ABSENT: tests on the real disk images and event logs will not run (they must when CI=true).',
  );
for (const [name, stage] of Object.entries(stages)) if (only.length === 0 || only.includes(name)) stage();
for (const failure of failures) console.log(`FAILED  ${failure}`);
if (tally.passed + tally.failed === 0) tally.failed = 1;
if (inCi && tally.skipped > 0) tally.failed++;
console.log(
  `\n${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`,
);
process.exitCode = tally.failed === 0 ? 0 : 1;
