import { readFileSync, readdirSync } from 'node:fs';
import { applyProfile, parseCheck, parsePractice, parseProfile, printCheck } from '@tracecraft/practice';
import type { Practice, PracticeStep } from '@tracecraft/practice';

const content = new URL('../../content/', import.meta.url);
const OVERLAYS = ['kr', 'ph', 'vn'];

/**
 * At least `count` checks, each a practice of its own: first every step of the shared practices, then the steps that
 * overlays change or add, then shared steps again with every duration doubled, tripled ….
 */
export function manyChecks(count: number): {
  readonly practices: readonly Practice[];
  readonly made: string;
} {
  const shared = sharedPractices();
  const own = shared.flatMap((practice) => practice.steps.map((step) => alone(practice, step, '')));
  const known = new Set(own.map(({ steps }) => steps[0]!.check));
  const overlaid = OVERLAYS.flatMap((id) => underOverlay(shared, id))
    .filter(({ steps }) => !known.has(steps[0]!.check))
    .slice(0, Math.max(0, count - own.length));
  const copies: Practice[] = [];
  for (let round = 2; own.length + overlaid.length + copies.length < count; round++)
    copies.push(...own.map((practice) => withLongerTimes(practice, round)));
  const missing = Math.max(0, count - own.length - overlaid.length);
  return {
    practices: [...own, ...overlaid, ...copies.slice(0, missing)],
    made: `${own.length} checks of the shared practices, ${overlaid.length} of overlays, ${missing} copies with other times`,
  };
}

/** Every shared practice. */
export function sharedPractices(): readonly Practice[] {
  const folder = new URL('practices/', content);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.practice.md'))
    .map((name) => {
      const parsed = parsePractice(readFileSync(new URL(name, folder), 'utf8'));
      if ('errors' in parsed) throw new Error(`${name} has problems`);
      return parsed.practice;
    });
}

function underOverlay(shared: readonly Practice[], id: string): readonly Practice[] {
  const parsed = parseProfile(readFileSync(new URL(`profiles/${id}.profile.md`, content), 'utf8'));
  if ('errors' in parsed) throw new Error(`${id} has problems`);
  const applied = applyProfile(shared, parsed.profile);
  if ('errors' in applied) throw new Error(`${id} can't be applied`);
  return applied.practices.flatMap((practice) =>
    practice.steps.map((step) => alone(practice, step, `-${id}`)),
  );
}

/** A practice of one step. */
function alone(practice: Practice, step: PracticeStep, suffix: string): Practice {
  return { ...practice, id: `${practice.id}-${step.id}${suffix}`, steps: [step] };
}

function withLongerTimes(practice: Practice, times: number): Practice {
  const [step] = practice.steps;
  const sentence = step!.check.replaceAll(
    /(within|for) (\d+)/g,
    (_, word, n) => `${word} ${Number(n) * times}`,
  );
  const tree = parseCheck(sentence);
  return {
    ...practice,
    id: `${practice.id}-x${times}`,
    steps: [{ ...step!, tree, check: printCheck(tree) }],
  };
}
