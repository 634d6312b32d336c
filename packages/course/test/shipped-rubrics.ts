import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseRubric, parseWorkedRecord, type Rubric, type WorkedRecord } from '../src/index.ts';
import { readContent } from './case-builder.ts';

const folder = join(import.meta.dirname, '../../../content/rubrics');

function yamlIn(path: string): readonly string[] {
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
}

export function shippedRubrics(): readonly Rubric[] {
  return yamlIn(folder).map((name) => {
    const read = parseRubric(readContent(`rubrics/${name}`));
    if ('errors' in read) throw new Error(`${name} ${JSON.stringify(read.errors)}`);
    return read.rubric;
  });
}

export function shippedWorked(rubrics: readonly Rubric[]): readonly WorkedRecord[] {
  return yamlIn(join(folder, 'worked')).map((name) => {
    const read = parseWorkedRecord(readContent(`rubrics/worked/${name}`), rubrics);
    if ('errors' in read) throw new Error(`${name} ${JSON.stringify(read.errors)}`);
    return read.worked;
  });
}
