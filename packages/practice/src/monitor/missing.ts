import { printCondition, printPattern } from '../language/print-check.ts';
import type { Check, Pattern } from '../language/syntax.ts';
import type { CompiledCheck } from './compile.ts';
import type { Fact } from '../trace/fact.ts';

/** What a check that is not kept lacks or forbids, in the words of its sentence. `proof`: facts already found. */
export function missingText(check: CompiledCheck, proof: readonly Fact[]): string {
  const tree: Check = check.step.tree;
  const { form } = tree;
  switch (form.name) {
    case 'same-event':
      return printCondition(form.condition);
    case 'absence':
      return `never ${printPattern(form.target)}`;
    case 'not-response':
    case 'not-coexistence':
      return `never ${printPattern(form.target)}`;
    case 'sequence':
      return form.steps.slice(0, -1).map(printPattern).join('; ');
    case 'existence':
    case 'exactly':
      return `${form.count} ${printPattern(form.target)}`;
    case 'at-most':
      return `at most ${form.count} ${printPattern(form.target)}`;
    default:
      return stillMissing(form.target, proof);
  }
}

/** Of `seal and label` with a seal found: `label`. */
function stillMissing(target: Pattern, proof: readonly Fact[]): string {
  if (target.op !== 'and') return printPattern(target);
  const kinds = new Set(proof.map((fact) => fact.kind));
  const left = target.parts.filter((part) => part.op !== 'act' || !kinds.has(part.kind));
  return (left.length > 0 ? left : target.parts).map(printPattern).join(' and ');
}
