import type { Phrases } from '@tracecraft/phrases';
import { normalTemplate } from './normal-text.ts';
import { particleChoices } from './particles.ts';

/** A stretch of a template: text that must stand there (one of `options`), or a place to be filled. */
export type Piece = { readonly options: readonly string[] } | { readonly slot: string };

const [OPEN, CLOSE] = ['\ue000', '\ue001'];
const SLOTS = Object.fromEntries(
  (
    'object where on form unless activation target within before until lasting count condition steps verb by role ' +
    'field value values list duration'
  )
    .split(' ')
    .map((slot) => [slot, `${OPEN}${slot}${CLOSE}`]),
);

/** The template of phrase `id` in the language of `phrases`, read by saying it with marks in its places. */
export function readTemplate(id: string, phrases: Phrases): readonly Piece[] {
  return phrases
    .say(id, SLOTS)
    .split(/(\ue000\w+\ue001)/)
    .flatMap((stretch): Piece[] => {
      if (stretch.startsWith(OPEN!)) return [{ slot: stretch.slice(1, -1) }];
      return particleChoices(normalTemplate(stretch)).map((options) => ({ options }));
    });
}

/** The places and texts of a check-language template, in order. */
export function readCheckTemplate(template: string): readonly ({ text: string } | { slot: string })[] {
  return template
    .split(/(\{\w+\})/)
    .filter((stretch) => stretch !== '')
    .map((stretch) => (stretch.startsWith('{') ? { slot: stretch.slice(1, -1) } : { text: stretch }));
}
