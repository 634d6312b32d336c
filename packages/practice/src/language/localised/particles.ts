/**
 * Korean particles that follow the sound before them. Templates write both, e.g. `을(를)`: the one that fits is said,
 * either is read. (Standard orthography: the first after a final consonant; `로` after none or after ㄹ.)
 */
const PAIR = /(이|은|을|과|와)\((가|는|를|와|과)\)|\((으)\)로/g;

/** `text` with each pair of particles put right; a pair after a sign that has no sound stays. */
export function chooseParticles(text: string): string {
  return text.replaceAll(PAIR, (pair: string, first: string, second: string, _o: string, at: number) => {
    const sound = finalSound(text.slice(0, at));
    if (sound === null) return pair;
    if (pair.startsWith('(')) return sound === 'none' || sound === 'l' ? '로' : '으로';
    // 와(과) and 과(와) name the same pair.
    const [closed, open] = first === '와' ? [second, first] : [first, second];
    return sound === 'none' ? open : closed;
  });
}

/** The ways `literal` may be written: one text for each stretch, several where particles stand. */
export function particleChoices(literal: string): readonly (readonly string[])[] {
  const stretches: string[][] = [];
  let end = 0;
  for (const { 0: pair, 1: first, 2: second, index } of literal.matchAll(PAIR)) {
    if (index > end) stretches.push([literal.slice(end, index)]);
    stretches.push(pair.startsWith('(') ? ['으로', '로', pair] : [first!, second!, pair]);
    end = index + pair.length;
  }
  if (end < literal.length) stretches.push([literal.slice(end)]);
  return stretches;
}

/** Digits read in Korean: 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGITS = ['m', 'l', 'none', 'm', 'none', 'none', 'k', 'l', 'l', 'none'] as const;

function finalSound(before: string): 'none' | 'l' | 'm' | 'k' | null {
  const spoken = before.replace(/(?:\([^()]*\)|["”’\s])+$/u, '');
  const last = spoken.at(-1) ?? '';
  if (/^[0-9]$/.test(last)) return DIGITS[Number(last)]!;
  const syllable = last.charCodeAt(0) - 0xac00;
  if (!(syllable >= 0 && syllable < 11_172)) return null;
  const final = syllable % 28;
  return final === 0 ? 'none' : final === 8 ? 'l' : 'k';
}
