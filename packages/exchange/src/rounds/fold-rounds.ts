import type { Facts, Said } from '../facts.ts';
import type {
  Answer,
  Comparison,
  Experience,
  ExperienceGroup,
  ExperienceText,
  ExperienceTranslation,
  ExperienceVersion,
  Question,
  Rounds,
} from './experience.ts';

interface OpenQuestion extends Omit<Question, 'answers'> {
  readonly answers: Answer[];
}

interface Open {
  readonly id: string;
  readonly versions: ExperienceVersion[];
  withdrawn: Experience['withdrawn'];
  /** By language, newest last. */
  readonly translations: Map<string, Omit<ExperienceTranslation, 'stale'>>;
  readonly questions: OpenQuestion[];
  readonly comparisons: Comparison[];
}

interface Folding {
  readonly experiences: Map<string, Open>;
  /** Event of any version → its experience. */
  readonly ofVersion: Map<string, Open>;
  readonly questions: Map<string, OpenQuestion>;
  readonly groups: Map<string, Facts>;
  readonly unfitting: Said[];
}

/** True where the event found its place. */
type Step = (folding: Folding, facts: Facts) => boolean;

const STEPS: Readonly<Record<string, Step>> = {
  'experience.posted': post,
  'experience.translated': translate,
  'experience.withdrawn': withdraw,
  'experience.grouped': (folding, facts) => {
    folding.groups.set(facts.text('group'), facts);
    return true;
  },
  'question.asked': ask,
  'question.answered': answer,
  'practice.compared': compare,
};

/** The fold of experience rounds; `facts` in record order. */
export function foldRounds(facts: readonly Facts[]): Rounds {
  const folding: Folding = {
    experiences: new Map(),
    ofVersion: new Map(),
    questions: new Map(),
    groups: new Map(),
    unfitting: [],
  };
  for (const one of facts) {
    const step = Object.hasOwn(STEPS, one.kind) ? STEPS[one.kind] : undefined;
    if (step !== undefined && !step(folding, one)) folding.unfitting.push(one.said);
  }
  const experiences = new Map([...folding.experiences].map(([id, open]) => [id, closed(open)]));
  return {
    experiences,
    groups: [...folding.groups.values()].map((group) => groupOf(group, folding.ofVersion)),
    unfitting: folding.unfitting,
  };
}

/** Only the agency that told it tells it anew; another's "newer version" is an experience of its own. */
function post({ experiences, ofVersion }: Folding, facts: Facts): boolean {
  const before = ofVersion.get(facts.maybe('replaces') ?? '');
  const own = before?.versions[0]?.said.agency === facts.said.agency;
  const open = before !== undefined && own ? before : begun(facts.said.event);
  open.versions.push(versionOf(facts));
  experiences.set(open.id, open);
  ofVersion.set(facts.said.event, open);
  return true;
}

function begun(id: string): Open {
  return { id, versions: [], withdrawn: null, translations: new Map(), questions: [], comparisons: [] };
}

const versions = new WeakMap<Facts, ExperienceVersion>();

function versionOf(facts: Facts): ExperienceVersion {
  const version = versions.get(facts) ?? readVersion(facts);
  versions.set(facts, version);
  return version;
}

function readVersion({ said, text, list }: Facts): ExperienceVersion {
  const outcome = text('outcome');
  return {
    said,
    language: text('language'),
    outcome: outcome === 'went-right' || outcome === 'went-wrong' ? outcome : 'mixed',
    text: wordsOf(text),
    practices: list('practices'),
  };
}

function wordsOf(text: Facts['text']): ExperienceText {
  return {
    title: text('title'),
    situation: text('situation'),
    done: text('done'),
    result: text('result'),
    change: text('change'),
  };
}

function translate({ ofVersion }: Folding, { said, text }: Facts): boolean {
  const open = ofVersion.get(text('experience'));
  const source = open?.versions.find((one) => one.said.event === text('experience'));
  if (open === undefined || source === undefined) return false;
  // Put in anew: where a new one would take the place of an old one, what is kept without the old would come in another order.
  open.translations.delete(text('language'));
  open.translations.set(text('language'), {
    said,
    language: text('language'),
    drafted: text('drafted') === 'machine' ? 'machine' : 'person',
    text: wordsOf(text),
    source,
  });
  return true;
}

function withdraw({ ofVersion }: Folding, { said, text }: Facts): boolean {
  const open = ofVersion.get(text('experience'));
  if (open?.versions[0]?.said.agency !== said.agency) return false;
  open.withdrawn ??= { said, reason: text('reason') };
  return true;
}

function ask({ ofVersion, questions }: Folding, { said, text }: Facts): boolean {
  const open = ofVersion.get(text('about'));
  if (open === undefined) return false;
  const question = { said, language: text('language'), text: text('text'), answers: [] };
  open.questions.push(question);
  questions.set(said.event, question);
  return true;
}

function answer({ questions }: Folding, { said, text }: Facts): boolean {
  const question = questions.get(text('question'));
  if (question === undefined) return false;
  question.answers.push({ said, language: text('language'), text: text('text') });
  return true;
}

function compare({ ofVersion }: Folding, { said, text, maybe }: Facts): boolean {
  const open = ofVersion.get(text('experience'));
  if (open === undefined) return false;
  const same = text('same');
  open.comparisons.push({
    said,
    same: same === 'same' || same === 'similar' || same === 'none' ? same : 'different',
    practice: maybe('practice'),
    note: text('note'),
    language: text('language'),
  });
  return true;
}

function closed({ id, versions, withdrawn, translations, questions, comparisons }: Open): Experience {
  const now = versions.at(-1)!;
  return {
    id,
    now,
    earlier: versions.slice(0, -1),
    withdrawn,
    translations: [...translations.values()].map((one) => ({ ...one, stale: one.source !== now })),
    questions,
    comparisons,
  };
}

function groupOf({ said, text, list }: Facts, ofVersion: Folding['ofVersion']): ExperienceGroup {
  const known = list('experiences').flatMap((one) => ofVersion.get(one)?.id ?? []);
  return { group: text('group'), title: text('title'), said, experiences: [...new Set(known)] };
}
