import type { Say } from '../../language/index.ts';

/** A part of a practice as people call it, with its step. */
export function unitName(say: Say, unit: string): string {
  const [step = '', name = '', country = ''] = unit.includes('/') ? unit.split('/') : ['', unit];
  const word = say(`sharing.translations.unit.${name}`, { country });
  return step === '' ? word : `${step}: ${word}`;
}
