import { foldCourse, marksOpenTo, rubricName, type Mark, type Rubric } from '@tracecraft/course';
import type { CaseEvent } from '@tracecraft/record';
import type { CourseReader } from './reach.ts';

/** Rubrics by which a case of the course is marked; none for a case nobody knows. */
export type RubricsOfCase = (stream: string) => readonly Rubric[];

interface Given {
  readonly index: number;
  readonly mark: Mark;
}

/** What was given to one case by one rubric, and from which place on whom it is shown to. */
interface Group {
  readonly given: Given[];
  /** Readers asked for so far: how many marks were looked at, and the place from which the marks of others are open. */
  readonly opened: Map<string, { looked: number; at: number | null }>;
}

/**
 * Marks as assessors may read them. A mark another assessor gave stays back until the rule of the course
 * (`marksOpenTo`) opens its case; it then comes with the mark that opened it. Marks of calibration stay back for good.
 */
export class BlindMarks {
  readonly #course: string;
  readonly #rubricsOf: RubricsOfCase;
  readonly #groups = new Map<string, Group>();
  readonly #groupOf = new Map<number, Group>();

  constructor(course: string, rubricsOf: RubricsOfCase) {
    this.#course = course;
    this.#rubricsOf = rubricsOf;
  }

  /** Notes a `mark.given` at its place in the stream. */
  note(event: CaseEvent, index: number): void {
    const [mark] = foldCourse(this.#course, [event]).marks;
    if (mark === undefined) return;
    const name = `${mark.case}\n${mark.rubric}${mark.round === 'calibration' ? `\n${mark.by}` : ''}`;
    const group: Group = this.#groups.get(name) ?? { given: [], opened: new Map() };
    this.#groups.set(name, group);
    this.#groupOf.set(index, group);
    group.given.push({ index, mark });
  }

  /** Whether the entry at `index` is a mark `reader` may not read at that place. */
  holdsBack(reader: CourseReader, index: number): boolean {
    const group = this.#groupOf.get(index);
    if (group === undefined || reader.role !== 'assessor') return false;
    if (group.given.some((one) => one.index === index && one.mark.by === reader.account)) return false;
    const at = this.#openedAt(group, reader.account);
    return at === null || at > index;
  }

  /** Places of the marks that were held back from `reader` until the mark at `index` was given. */
  freedBy(reader: CourseReader, index: number): readonly number[] {
    const group = this.#groupOf.get(index);
    if (group === undefined || reader.role !== 'assessor') return [];
    if (this.#openedAt(group, reader.account) !== index) return [];
    return group.given
      .filter((one) => one.index < index && one.mark.by !== reader.account)
      .map((one) => one.index);
  }

  /** The place of the mark that opened the group to an assessor; null while it is closed. Once open it stays so. */
  #openedAt(group: Group, account: string): number | null {
    const known = group.opened.get(account) ?? { looked: 0, at: null };
    group.opened.set(account, known);
    const rubric = known.at === null ? this.#rubricOf(group) : undefined;
    while (rubric !== undefined && known.at === null && known.looked < group.given.length) {
      known.looked++;
      const marks = group.given.slice(0, known.looked).map((one) => one.mark);
      if (marksOpenTo(account, rubric, marks, marks[0]?.case ?? ''))
        known.at = group.given[known.looked - 1]?.index ?? null;
    }
    return known.at;
  }

  /** The rubric of a group; none of marks that never open. */
  #rubricOf({ given }: Group): Rubric | undefined {
    const mark = given[0]?.mark;
    if (mark === undefined || mark.round === 'calibration') return undefined;
    return this.#rubricsOf(mark.case).find((one) => rubricName(one) === mark.rubric);
  }
}
