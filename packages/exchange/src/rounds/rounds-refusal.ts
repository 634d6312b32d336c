import type { CaseEvent } from '@tracecraft/record';
import { isWithin } from '../audience.ts';
import { caseDataIn } from '../case-data/case-data.ts';
import type { ExchangeState } from '../exchange-state.ts';

/** Fields of text by kind: what a person wrote. Names of practices and languages are not. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'experience.posted': ['title', 'situation', 'done', 'result', 'change'],
  'experience.translated': ['title', 'situation', 'done', 'result', 'change'],
  'experience.withdrawn': ['reason'],
  'experience.grouped': ['title'],
  'question.asked': ['text'],
  'question.answered': ['text'],
  'practice.compared': ['note'],
  'lesson.observed': ['observed', 'cause', 'change', 'origin'],
  'lesson.identified': ['cause', 'remedy', 'actor'],
  'lesson.validated': ['note'],
};

/** Field that names what an event tells of: it must not reach further than that did. */
const ABOUT: Readonly<Record<string, string>> = {
  'experience.translated': 'experience',
  'experience.withdrawn': 'experience',
  'question.asked': 'about',
  'question.answered': 'question',
  'practice.compared': 'experience',
  'lesson.identified': 'lesson',
  'lesson.agreed': 'lesson',
  'lesson.applied': 'lesson',
  'lesson.validated': 'lesson',
};

/**
 * Why an entry of the rounds or of lessons may not be shared; null when it may. The screens say the same before anything
 * is signed; whoever writes another way meets it here.
 */
export function roundsRefusal(
  state: ExchangeState,
  { header, body }: Pick<CaseEvent, 'header' | 'body'>,
): 'exchange.case-data' | 'exchange.wider-than-told' | null {
  const { fields } = body;
  const words = Object.hasOwn(WORDS, header.kind) ? (WORDS[header.kind] ?? []) : [];
  const known = { names: state.members.representatives.map(({ name }) => name), numbers: [] };
  const points = words.some(
    (name) => typeof fields[name] === 'string' && caseDataIn(fields[name], known).length > 0,
  );
  if (points || (words.length > 0 && body.attachments.length > 0)) return 'exchange.case-data';
  const about = fields[Object.hasOwn(ABOUT, header.kind) ? (ABOUT[header.kind] ?? '') : ''];
  const told = typeof about === 'string' ? audienceToldTo(state, about) : null;
  const audience = Array.isArray(fields['audience']) ? fields['audience'].map(String) : [];
  return told === null || isWithin(audience, told) ? null : 'exchange.wider-than-told';
}

/** Who an experience, a question or a lesson was for; null where nothing here is named so. */
function audienceToldTo({ rounds, lessons }: ExchangeState, event: string): readonly string[] | null {
  const lesson = lessons.get(event);
  if (lesson !== undefined) return lesson.said.audience;
  for (const { now, earlier, questions } of rounds.experiences.values()) {
    const found = [now, ...earlier, ...questions].find(({ said }) => said.event === event);
    if (found !== undefined) return found.said.audience;
  }
  return null;
}
