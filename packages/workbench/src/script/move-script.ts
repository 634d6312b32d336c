import { kindNamed } from '@tracecraft/record';
import type { Script, ScriptLine } from './script.ts';

/** The script `shift` milliseconds later, with every time its lines state: a warrant's end moves with the warrant. */
export function movedScript(script: Script, shift: number): Script {
  return { ...script, lines: script.lines.map((line) => moved(line, shift)) };
}

function moved(line: ScriptLine, shift: number): ScriptLine {
  const specs = kindNamed(line.kind)?.fields ?? {};
  const fields = Object.entries(line.fields).map(([name, value]) => [
    name,
    specs[name]?.type === 'time' && typeof value === 'number' ? value + shift : value,
  ]);
  const late = line.late === null ? null : line.late + shift;
  return { ...line, at: line.at + shift, late, fields: Object.fromEntries(fields) as ScriptLine['fields'] };
}
