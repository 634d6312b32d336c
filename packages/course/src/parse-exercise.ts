import type { ContentFault } from './content-fault.ts';
import {
  defaultAdviceMode,
  type Exercise,
  type ExpectedDuty,
  type Hint,
  type HintOffer,
} from './exercise.ts';
import { exerciseShape, truthShape } from './read/exercise-shape.ts';
import { exerciseReferences } from './read/exercise-references.ts';
import type { Reader, Report } from './read/shape.ts';
import { yamlValue } from './read/yaml-document.ts';

/** An exercise, or every fault of its two files. */
export type ParsedExercise = { readonly exercise: Exercise } | { readonly errors: readonly ContentFault[] };

/** Reads `exercise.yaml` and `truth.yaml`: shape, limits, and that every name used in one is declared in them. */
export function parseExercise(exerciseYaml: string, truthYaml: string): ParsedExercise {
  const errors: ContentFault[] = [];
  const brief = readDocument(exerciseYaml, 'exercise', exerciseShape, errors);
  const written = readDocument(truthYaml, 'truth', truthShape, errors);
  if (brief === null || written === null || errors.length > 0) return { errors };
  const exercise: Exercise = {
    ...brief,
    adviceMode: brief.adviceMode ?? defaultAdviceMode(brief),
    ...(written.hints === undefined ? {} : { hints: written.hints.map(offerOf) }),
    truth: { ...written, duties: written.duties.flatMap(perThing) },
  };
  errors.push(...exerciseReferences(exercise));
  return errors.length > 0 ? { errors } : { exercise };
}

/** Reads one YAML text through `reader`, adding its faults to `errors`; null when it is no YAML at all. */
export function readDocument<T>(
  yaml: string,
  document: ContentFault['document'],
  reader: Reader<T>,
  errors: ContentFault[],
): T | null {
  const read = yamlValue(yaml, document);
  if ('faults' in read) {
    errors.push(...read.faults);
    return null;
  }
  const report: Report = (code, path, params = {}) => errors.push({ code, document, path, params });
  return reader(read.value, '', report);
}

interface WrittenDuty {
  readonly practice: string;
  readonly step?: string;
  readonly guard?: readonly string[];
  readonly about: readonly string[];
  readonly points: number;
}

function perThing(duty: WrittenDuty): ExpectedDuty[] {
  const { practice, step = practice, points, guard } = duty;
  return duty.about.map((about) => ({
    practice,
    step,
    about,
    points,
    ...(guard === undefined ? {} : { guard }),
  }));
}

function offerOf({ id, about, price }: Hint): HintOffer {
  return { id, about, price };
}
