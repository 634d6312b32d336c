import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePractice, type Practice } from '@tracecraft/practice';

const folder = join(import.meta.dirname, '../../../content/practices');

/** The practices of the product, parsed; fails loudly when one has problems. */
export function productPractices(): readonly Practice[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.practice.md'));
  return files.map((name) => {
    const parsed = parsePractice(readFileSync(join(folder, name), 'utf8'));
    if ('errors' in parsed) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`);
    return parsed.practice;
  });
}
