import { MOST_DRAWING } from './exercise-parts.ts';

/**
 * Constructs by which an SVG could run something or load something from elsewhere. A drawing of an exercise needs none
 * of them, so the file is refused rather than cleaned: what was reviewed is what is shown.
 */
const REFUSED: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['script', /<\s*script/i],
  ['foreignObject', /<\s*foreignobject/i],
  ['event handler', /[\s"'/]on[a-z]+\s*=/i],
  ['link', /\b(?:xlink:)?href\s*=/i],
  ['style that loads', /@import|url\s*\(\s*['"]?(?!#)/i],
  ['animation', /<\s*(?:set|animate\w*)\b/i],
  ['document type or entity', /<!\s*(?:doctype|entity)/i],
  ['instruction', /<\?(?!xml\s)/i],
  ['address', /(?:https?|data|javascript):(?!\/\/www\.w3\.org\/2000\/svg")/i],
];

/** What is wrong with a drawing, in a word; null when it is plain SVG. */
export function drawingFault(svg: string): string | null {
  if (svg.length > MOST_DRAWING) return `${svg.length} > ${MOST_DRAWING}`;
  if (!/^\s*(?:<\?xml [^>]*\?>\s*)?<svg[\s>]/.test(svg)) return 'no svg';
  return REFUSED.find(([, pattern]) => pattern.test(svg))?.[0] ?? null;
}
