import { canonicalJson } from '@tracecraft/bytes';
import {
  unitStates,
  type AgreedCode,
  type AgreedPractice,
  type StandingView,
  type Translations,
} from '@tracecraft/exchange';
import type { Phrases } from '@tracecraft/phrases';
import { sentence, type Practice, type ProfileChange } from '@tracecraft/practice';
import { isoDay, type Typeset } from '../print/typeset.ts';
import { AGREED_TEMPLATE } from './agreed-template.ts';

/** Words of a language, and whether they are a draft nobody has reviewed. */
export interface PrintLanguage {
  readonly phrases: Phrases;
  readonly draft: boolean;
}

/** An agreed text as it is printed. */
export interface AgreedPrint {
  readonly agreed: AgreedCode;
  readonly practices: readonly AgreedPractice[];
  /** Texts of a practice up to the agreed one, oldest first. */
  readonly versions: (practice: AgreedPractice) => readonly Practice[];
  readonly translations: Translations;
  readonly english: Phrases;
  readonly second: PrintLanguage;
  /** When the standings were read, UTC milliseconds: the date in the file. */
  readonly at: number;
}

/** An agreed text with its adoptions, adaptations and reservations, English and a second language side by side. */
export function agreedDocument(print: AgreedPrint): Typeset {
  const { agreed, english, second, at } = print;
  const practices = print.practices.map((one) => practiceOf(print, one));
  const head = (phrases: Phrases): readonly string[] => [
    phrases.say('sharing.agreed.head', {
      version: agreed.version,
      day: isoDay(agreed.said.at),
      count: agreed.practices.length,
    }),
    phrases.say('sharing.agreed.as-of', { day: isoDay(at) }),
    phrases.say('sharing.agreed.means'),
  ];
  const data = {
    title: agreed.title,
    author: english.say('sharing.agreed.author'),
    date: isoDay(at),
    lang: 'en',
    second: second.phrases.language,
    head: {
      title: agreed.title,
      lines: head(english),
      second: [...head(second.phrases), ...(second.draft ? [draftMark(print)] : [])],
    },
    practices,
    file: canonicalJson({
      event: agreed.said.event,
      version: agreed.version,
      practices: agreed.practices.map(({ practice, version, source }) => ({ practice, version, source })),
    }),
  };
  return { template: AGREED_TEMPLATE, data: JSON.stringify(data), at };
}

/** In the second language and, so that nobody misses it, in English. */
function draftMark({ english, second }: AgreedPrint): string {
  return `${second.phrases.say('sharing.agreed.draft')} ${english.say('sharing.agreed.draft')}`;
}

function practiceOf(print: AgreedPrint, one: AgreedPractice) {
  const { text } = one;
  const code = text?.practice.code ?? '';
  return {
    heading: `${code} ${one.practice} ${one.version}`.trim(),
    english: sideOf(print, one, 'en'),
    second: sideOf(print, one, print.second.phrases.language),
    standings: STATES.flatMap((state) => standingRows(print, one, state)),
  };
}

interface Side {
  readonly lang: string;
  readonly title: string;
  readonly titleMark: string;
  readonly steps: readonly {
    readonly level: string;
    readonly sentence: string;
    readonly why: string;
    readonly mark: string;
  }[];
}

function sideOf(print: AgreedPrint, one: AgreedPractice, lang: string): Side {
  const phrases = lang === 'en' ? print.english : print.second.phrases;
  const practice = one.text?.practice;
  if (practice === undefined)
    return {
      lang,
      title: phrases.say('sharing.agreed.text-gone', { version: one.version }),
      titleMark: '',
      steps: [],
    };
  const unit = unitsIn(print, one, lang);
  const title = unit('title', practice.title.en);
  return {
    lang,
    title: title.text,
    titleMark: title.mark,
    steps: practice.steps.map((step) => {
      const why = unit(`${step.id}/why`, step.why.en);
      return {
        level: phrases.say(`level.${step.level}`),
        sentence: sentence(step.tree, phrases),
        why: why.text,
        mark: why.mark,
      };
    }),
  };
}

/** Looks units up in a language; what is missing there is said in English with a mark. */
function unitsIn(
  print: AgreedPrint,
  one: AgreedPractice,
  lang: string,
): (unit: string, english: string) => { readonly text: string; readonly mark: string } {
  if (lang === 'en') return (_, english) => ({ text: english, mark: '' });
  const states = unitStates(print.versions(one), print.translations, lang);
  const byUnit = new Map(states.map((state) => [state.unit.unit, state]));
  const { say } = print.second.phrases;
  return (unit, english) => {
    const found = byUnit.get(unit);
    const state = found?.state ?? 'missing';
    const mark = state === 'reviewed' ? '' : say(`sharing.translation.${state}`);
    return { text: found?.text ?? english, mark };
  };
}

const STATES: readonly StandingView['state'][] = [
  'adopt',
  'adapt',
  'reserve',
  'conflict',
  'refused',
  'undecided',
  'none',
];

/** Agencies that only adopt, or have not decided, share a line; whoever adapts or reserves has one with its reason. */
function standingRows(print: AgreedPrint, { standings }: AgreedPractice, state: StandingView['state']) {
  const own = standings.filter(({ view }) => view.state === state);
  if (own.length === 0) return [];
  if (state === 'adopt' || state === 'undecided' || state === 'none')
    return [
      {
        word: bothWords(print, state),
        agencies: own.map(({ agency }) => agency.name).join(' · '),
        texts: [],
      },
    ];
  return own.map(({ agency, view }) => ({
    word: bothWords(print, state === 'adapt' && view.loosens ? 'adapt-looser' : state),
    agencies: agency.name,
    texts: [
      ...(view.decision === null || view.decision.reason === '' ? [] : [view.decision.reason]),
      ...view.changes.map((change) => changeLine(print, change)),
    ],
  }));
}

/** What an adaptation does to one step, in English as the agreed text. */
function changeLine({ english: { say } }: AgreedPrint, { step, kind, level, after }: ProfileChange): string {
  const turned =
    level === null
      ? []
      : [say('library.change.level', { from: say(`level.${level[0]}`), to: say(`level.${level[1]}`) })];
  return [step, say(`library.change.${kind}`), ...turned, ...(after === null ? [] : [after])].join(': ');
}

function bothWords({ english, second }: AgreedPrint, state: string): string {
  const id = `sharing.code.state.${state}`;
  return `${english.say(id)} / ${second.phrases.say(id)}:`;
}
