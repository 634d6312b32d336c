import type { Localised } from '../exercise.ts';

/** What every activity has: something played with a record or cards, without a scene. */
interface ActivityBase {
  readonly id: string;
  readonly version: string;
  readonly module: string;
  readonly title: Localised;
  readonly drafts: readonly string[];
  /** Markdown. */
  readonly brief: Localised;
  readonly minutes: number;
  /** Who answers: the team together, or each officer. */
  readonly by: 'team' | 'officer';
}

/** A record with departures in it, made from a clean one by mutations. */
export interface GapsActivity extends ActivityBase {
  readonly kind: 'gaps';
  /** Practices in force; answers choose among them. */
  readonly practices: readonly string[];
  /** The clean record, as `miniRecord` of the practice package reads it. */
  readonly record: string;
  readonly mutations: readonly Mutation[];
  readonly gaps: readonly Gap[];
}

/** One change of a record; a line is named by the words it begins with, and exactly one line does. */
export type Mutation =
  | { readonly kind: 'drop'; readonly line: string }
  | { readonly kind: 'move'; readonly line: string; readonly to: string }
  | { readonly kind: 'alter'; readonly line: string; readonly with: string };

/** One gap of the key. */
export interface Gap {
  readonly id: string;
  readonly practice: string;
  readonly step: string;
  /** Name of the object in the record, or `case`, `scene`, `search` or an officer. */
  readonly about: string;
  /** Further places of the gap beside lines that name what it is about: other things, or how lines begin. */
  readonly also: readonly string[];
  readonly why: Localised;
}

/** Short records judged under several overlays: departure or not? */
export interface OverlaysActivity extends ActivityBase {
  readonly kind: 'overlays';
  /** `none` and profile ids. */
  readonly overlays: readonly string[];
  readonly cards: readonly OverlayCard[];
}

export interface OverlayCard {
  readonly id: string;
  readonly text: Localised;
  /** As `miniRecord` reads it. */
  readonly record: string;
  /** Practice the card is about. */
  readonly practice: string;
  /** By overlay. */
  readonly key: Readonly<Record<string, OverlayAnswer>>;
  readonly why: Localised;
}
export type OverlayAnswer = 'departure' | 'no-departure';

/** Decisions at a device that runs: one choice a card, with the reason in own words. */
export interface DecisionsActivity extends ActivityBase {
  readonly kind: 'decisions';
  readonly cards: readonly DecisionCard[];
}

export interface DecisionCard {
  readonly id: string;
  readonly situation: Localised;
  readonly options: readonly DecisionOption[];
  readonly practice: string;
  /** Source as the practice cites it. */
  readonly science: { readonly source: string; readonly supports: string };
}

export interface DecisionOption {
  readonly id: string;
  readonly text: Localised;
  /** 2 the sound choice, 1 defensible with a reason, 0 loses something. */
  readonly worth: 0 | 1 | 2;
  readonly why: Localised;
}

/** Cross-examination on the team's own record; its questions come from `courtQuestions`. */
export interface CourtActivity extends ActivityBase {
  readonly kind: 'court';
  /** How many questions a team is asked. */
  readonly questions: number;
  /** What the panel looks at, in order. */
  readonly steps: readonly Localised[];
}

export type Activity = GapsActivity | OverlaysActivity | DecisionsActivity | CourtActivity;

/** `id@version`, as `activity.answered` names it. */
export function activityName({ id, version }: Pick<Activity, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** What answers are worth. Counts only: no place among others. */
export interface ActivityScore {
  /** Claims or cards answered. */
  readonly answered: number;
  readonly right: number;
  /** What there was to find or answer. */
  readonly of: number;
  /** Right among claimed; null where nothing was claimed. */
  readonly precision: number | null;
  /** Right among what there was. */
  readonly recall: number;
  /** Hundredths of the maximum, 0–10000: recall lessened by wrong claims, or worth of decisions. */
  readonly points: number;
  readonly cards: readonly ActivityCardScore[];
}

/** One card or gap with what was answered, what is right, and why. */
export interface ActivityCardScore {
  /** Gap, `card/overlay` or card. */
  readonly id: string;
  readonly given: string | null;
  readonly right: boolean;
  /** What would be right; for gaps `practice`. */
  readonly expected: string;
  readonly why: Localised;
}
