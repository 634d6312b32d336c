/** Text per language code; `en` always present. Languages listed in an exercise's `drafts` are unreviewed. */
export interface Localised {
  readonly en: string;
  readonly [language: string]: string;
}

/** Something that stands or lies in the training scene. Positions in millimetres from the plan's upper left corner. */
export interface SceneThing {
  readonly id: string;
  readonly title: Localised;
  readonly zone: string;
  readonly x: number;
  readonly y: number;
  /** Furniture is drawn but is no exhibit. */
  readonly fixture?: boolean;
  /** Footprint for the plan. */
  readonly width: number;
  readonly height: number;
  /** Name of the drawing under the exercise's `views/` folder (SVG), shown when photographed. */
  readonly view: string;
  /** What observing it shows, where it is a device. */
  readonly device?: { readonly power: 'on' | 'off'; readonly screen: string; readonly network: string };
}

export interface SceneZone {
  readonly id: string;
  readonly title: Localised;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An evidence image, named by the SHA-256 of its raw bytes whatever it is packed in. */
export interface EvidenceRef {
  readonly id: string;
  readonly title: Localised;
  readonly sha256: string;
  /** Raw bytes. */
  readonly size: number;
  /** Scene thing it was made from, or null when the case starts with the image. */
  readonly thing: string | null;
  /** File under the exercise's `evidence/` folder, or null when a trainer adds it with `evidence add`. */
  readonly file: string | null;
}

/** A question of the brief; a finding answers one. */
export interface Question {
  readonly id: string;
  readonly text: Localised;
  readonly answer: 'text' | 'number' | 'choice';
  readonly choices?: readonly { readonly id: string; readonly text: Localised }[];
}

/**
 * A duty the score counts: a practice step for a thing of the scene, or for `case`, `scene`, `search`, `officers`,
 * `image:<evidence id>` (the copies made of that evidence) or `source:<evidence id>` (the device they were made from).
 */
export interface ExpectedDuty {
  readonly practice: string;
  readonly step: string;
  readonly about: string;
  readonly points: number;
  /** Verbs of the act the duty guards: it earns only once one of them happened. Default: the verdict was activated. */
  readonly guard?: readonly string[];
}

/** A finding the truth holds. `accept`: normalised answers that count; `at`: bytes it must rest on. */
export interface ExpectedFinding {
  readonly id: string;
  readonly question: string;
  readonly accept: readonly string[];
  readonly evidence: string | null;
  /** Byte ranges of the raw image, one of which the finding's locus must overlap; empty: none needed. */
  readonly at: readonly { readonly offset: number; readonly length: number }[];
  readonly points: number;
  /** `contains`: the answer may say more than the accepted words. Default `whole`. */
  readonly match?: 'whole' | 'contains';
  readonly kind: 'inculpatory' | 'exculpatory' | 'neutral';
  readonly explanation: Localised;
}

/** A tempting wrong answer: a finding that states it is a false accusation and costs points. */
export interface Decoy {
  readonly id: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly penalty: number;
  readonly explanation: Localised;
}

/** A question the exercise raises but this laboratory can't answer: listed in the debrief, never scored. */
export interface BeyondLab {
  readonly id: string;
  readonly text: Localised;
  /** What it would need. */
  readonly needs: Localised;
}

/** An act somebody may do: a verb of the vocabulary, and the thing of the scene it is done to, where that matters. */
export interface ActNamed {
  readonly verb: string;
  readonly thing?: string;
}

/**
 * Something the trainer's side puts into the exercise, by the clock and by what the team did. Minutes are running
 * minutes since the start: pauses do not count.
 */
export interface Inject {
  readonly id: string;
  readonly when: {
    /** Not before this minute. */
    readonly minutes?: number;
    /** Not before this act, and `delay` minutes after it. */
    readonly after?: ActNamed;
    readonly delay?: number;
    /** Not at all once this act was done. */
    readonly unless?: ActNamed;
  };
  /** Not after this minute. */
  readonly until?: number;
  /** `all`, or the duty it is meant for. */
  readonly to: string;
  readonly message: Localised;
}

/** Help a team may ask for. Its text is closed until it was taken. */
export interface Hint {
  readonly id: string;
  /** Question, or what a duty may be about: thing, `search`, `image:<evidence>` … */
  readonly about: string;
  /** Hundredths of the score it costs at most. */
  readonly price: number;
  readonly text: Localised;
}

/** What a trainee sees of a hint before taking it. */
export type HintOffer = Omit<Hint, 'text'>;

/** What really happened: never sent to a trainee before the debrief. */
export interface Truth {
  readonly story: Localised;
  readonly exhibits: readonly { readonly thing: string; readonly kind: string; readonly points: number }[];
  readonly duties: readonly ExpectedDuty[];
  readonly findings: readonly ExpectedFinding[];
  readonly decoys: readonly Decoy[];
  readonly beyond?: readonly BeyondLab[];
  readonly injects?: readonly Inject[];
  readonly hints?: readonly Hint[];
}

/** `live`: at once; `after`: only what an act already did; `debrief`: nothing before the work is handed in. */
export type AdviceMode = 'live' | 'after' | 'debrief';

/** Where the exercise does not say: proficiency tests and assessed exercises wait for the debrief. */
export function defaultAdviceMode(exercise: Pick<ExerciseBrief, 'setting' | 'assessed'>): AdviceMode {
  return exercise.setting === 'proficiency' || exercise.assessed === true ? 'debrief' : 'live';
}

/** What a team does in its order, as boards tell it. */
export type WorkPhase = 'arrival' | 'documentation' | 'collection' | 'custody' | 'examination';

/** What a trainee may see of an exercise. */
export interface ExerciseBrief {
  readonly id: string;
  readonly version: string;
  readonly setting: 'exercise' | 'proficiency';
  /** The result counts for a certificate: advice waits for the debrief unless the exercise says otherwise. */
  readonly assessed?: boolean;
  readonly title: Localised;
  /** Languages of this exercise whose text is a draft nobody reviewed. */
  readonly drafts?: readonly string[];
  readonly summary: Localised;
  /** Markdown. */
  readonly brief: Localised;
  /** Fictional state and wall-clock start of the exercise. */
  readonly place: { readonly state: string; readonly zone: string; readonly start: string };
  readonly minutes: number;
  /** Minutes of each phase of the work, together `minutes` at most; left out: none, and all of it: the usual plan. */
  readonly plan?: Readonly<Partial<Record<WorkPhase, number>>>;
  /** When advice and verdicts are shown to the officers (settled question 19). */
  readonly adviceMode: AdviceMode;
  readonly duties: readonly string[];
  /** Practice ids in force, and the overlay recorded for the case (`none` where none). */
  readonly practices: { readonly profile: string; readonly ids: readonly string[]; readonly overlay: string };
  /** Null when the exercise has no scene. */
  readonly scene: {
    readonly width: number;
    readonly height: number;
    readonly zones: readonly SceneZone[];
    readonly things: readonly SceneThing[];
  } | null;
  readonly evidence: readonly EvidenceRef[];
  readonly questions: readonly Question[];
  /** Percent per part; they add up to 100. */
  readonly weights: {
    readonly process: number;
    readonly findings: number;
    readonly explanation: number;
    readonly testimony: number;
  };
  /** Rubrics (ids) by which people mark explanation and testimony; none: the shipped ones. */
  readonly rubrics?: readonly string[];
  /** Hints on offer, without their text. */
  readonly hints?: readonly HintOffer[];
  /** What will come in: with the brief, because a device without a network has to deliver it itself. */
  readonly injects?: readonly Inject[];
}

export interface Exercise extends ExerciseBrief {
  readonly truth: Truth;
}

/** The exercise without its truth. */
export function briefOf(exercise: Exercise): ExerciseBrief {
  const { truth, ...brief } = exercise;
  return truth.injects === undefined ? brief : { ...brief, injects: truth.injects };
}
