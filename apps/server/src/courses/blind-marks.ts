import { foldCourse, marksOpenTo, rubricName, type Mark, type Needed, type Rubric } from '@tracecraft/course';
import type { CaseEvent } from '@tracecraft/record';
import type { CourseReader } from './reach.ts';

/** How a case is marked: by which rubrics, none for a case nobody knows, and what its run needs of markers. */
export interface MarkedBy {
  readonly rubrics: readonly Rubric[];
  readonly needed: Needed;
}

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
  readonly #markedBy: (stream: string) => MarkedBy;
  readonly #groups = new Map<string, Group>();
  readonly #groupOf = new Map<number, Group>();

  constructor(course: string, markedBy: (stream: string) => MarkedBy) {
    this.#course = course;
    this.#markedBy = markedBy;
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
    const rule = known.at === null ? this.#ruleOf(group) : null;
    while (rule !== null && known.at === null && known.looked < group.given.length) {
      known.looked++;
      const marks = group.given.slice(0, known.looked).map((one) => one.mark);
      if (marksOpenTo(account, rule.rubric, marks, rule.case, rule.needed))
        known.at = group.given[known.looked - 1]?.index ?? null;
    }
    return known.at;
  }

  /** By what a group is marked; null for marks that never open. */
  #ruleOf({
    given,
  }: Group): { readonly case: string; readonly rubric: Rubric; readonly needed: Needed } | null {
    const mark = given[0]?.mark;
    if (mark === undefined || mark.round === 'calibration') return null;
    const { rubrics, needed } = this.#markedBy(mark.case);
    const rubric = rubrics.find((one) => rubricName(one) === mark.rubric);
    return rubric === undefined ? null : { case: mark.case, rubric, needed };
  }
}
