import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyTexts, type MadeText } from '../../../bench/exchange/many-texts.ts';
import { contentFolder } from './test-server.ts';

/** A copy of the content folder with `count` further practices beside the shared code, in twelve languages in turn. */
export function contentWith(count: number, seed = 5): string {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-content-'));
  cpSync(contentFolder, folder, { recursive: true });
  const made = join(folder, 'practices', 'made');
  mkdirSync(made);
  const texts = manyTexts(count, seed);
  const english = manyTexts(12 * 200, seed + 1).filter(({ language }) => language === 'en');
  for (const [i, text] of texts.entries())
    writeFileSync(join(made, `${text.id}.practice.md`), practiceFile(text, english[i % english.length]!, i));
  return folder;
}

/** Sentences of a few shapes; what they ask for is of no account here. */
const CHECKS = [
  'for each device: before acquire, require notify with present is recorded',
  'for each exhibit: before seal, require photograph with scale is recorded',
  'for each exhibit: before move, require photograph',
] as const;

function practiceFile(own: MadeText, english: MadeText, i: number): string {
  // the parser asks for English; another language stands beside it as a draft
  const language = own.language === 'en' ? null : own.language;
  const line = (name: string, en: string, other: string, indent: string): string =>
    [`${indent}${name}:`, `${indent}  en: ${JSON.stringify(en)}`]
      .concat(language === null ? [] : [`${indent}  ${language}: ${JSON.stringify(other)}`])
      .join('\n');
  const [first = '', second = ''] = english.text.split('. ');
  return `---
id: ${own.id}
version: 0.1.0
history:
  - version: 0.1.0
    date: "2026-11-26"
    change: "First draft."
status: draft
publisher: Made for a measurement
${line('title', language === null ? own.title : english.title, own.title, '')}
applies-to:
  scenes: [any]
  objects: [any]
draft-languages: [${language ?? ''}]
steps:
  - id: only-step
    level: should
    severity: ${1 + (i % 4)}
    weight: 1
    check: '${CHECKS[i % CHECKS.length] ?? ''}'
${line('why', first, own.title, '    ')}
${line('risk', second, own.title, '    ')}
    science:
      - source: "No science is claimed"
        supports: "Made for a measurement."
        strength: reasoned
        seen: read
    law:
      KR: none
    examples:
      - outcome: ok
        title: "Told, came, then copied"
        record: |
          09:00 chanda notify party "owner" about "copy of the laptop" present yes
          10:00 farid acquire D I sha256 aa
      - outcome: bad
        title: "Copied, then told"
        record: |
          10:00 farid acquire D I sha256 aa
          11:00 chanda notify party "owner" about "copy of the laptop" present no
---
## en
${language === null ? own.text : english.text}
${language === null ? '' : `\n## ${language}\n${own.text}\n`}`;
}
