import { adoptionDecided } from './agency-events/adoption-decided.ts';
import { agencyJoined } from './agency-events/agency-joined.ts';
import { agencyLeft } from './agency-events/agency-left.ts';
import { changeCommented } from './agency-events/change-commented.ts';
import { changeDecided } from './agency-events/change-decided.ts';
import { changeProposed } from './agency-events/change-proposed.ts';
import { codeAgreed } from './agency-events/code-agreed.ts';
import { contactListed } from './agency-events/contact-listed.ts';
import { contactWithdrawn } from './agency-events/contact-withdrawn.ts';
import { exchangeEnded } from './agency-events/exchange-ended.ts';
import { exchangeTwinned } from './agency-events/exchange-twinned.ts';
import { exerciseShared } from './agency-events/exercise-shared.ts';
import { experienceGrouped } from './agency-events/experience-grouped.ts';
import { experiencePosted } from './agency-events/experience-posted.ts';
import { experienceTranslated } from './agency-events/experience-translated.ts';
import { experienceWithdrawn } from './agency-events/experience-withdrawn.ts';
import { lessonAgreed } from './agency-events/lesson-agreed.ts';
import { lessonApplied } from './agency-events/lesson-applied.ts';
import { lessonIdentified } from './agency-events/lesson-identified.ts';
import { lessonValidated } from './agency-events/lesson-validated.ts';
import { noteAccepted } from './agency-events/note-accepted.ts';
import { noteAnswered } from './agency-events/note-answered.ts';
import { noteRefused } from './agency-events/note-refused.ts';
import { noteReleased } from './agency-events/note-released.ts';
import { noteSent } from './agency-events/note-sent.ts';
import { phraseBracketed } from './agency-events/phrase-bracketed.ts';
import { phraseSettled } from './agency-events/phrase-settled.ts';
import { practiceCompared } from './agency-events/practice-compared.ts';
import { practiceFollowed } from './agency-events/practice-followed.ts';
import { questionAnswered } from './agency-events/question-answered.ts';
import { questionAsked } from './agency-events/question-asked.ts';
import { representativeNamed } from './agency-events/representative-named.ts';
import { requestDrafted } from './agency-events/request-drafted.ts';
import { unitReviewed } from './agency-events/unit-reviewed.ts';
import { unitTranslated } from './agency-events/unit-translated.ts';
import { visitPlanned } from './agency-events/visit-planned.ts';
import { lessonObserved } from './course-events/lesson-observed.ts';
import type { EventKind } from './event-kind.ts';

/** Every kind people write into an agency stream: what is shared, agreed and asked across borders. Practices never read them. */
export const agencyVocabulary: readonly EventKind[] = [
  agencyJoined,
  agencyLeft,
  representativeNamed,
  experiencePosted,
  experienceWithdrawn,
  experienceTranslated,
  experienceGrouped,
  questionAsked,
  questionAnswered,
  practiceCompared,
  lessonObserved,
  lessonIdentified,
  lessonAgreed,
  lessonApplied,
  lessonValidated,
  changeProposed,
  changeCommented,
  phraseBracketed,
  phraseSettled,
  changeDecided,
  adoptionDecided,
  codeAgreed,
  unitTranslated,
  unitReviewed,
  contactListed,
  contactWithdrawn,
  noteSent,
  noteAccepted,
  noteAnswered,
  noteRefused,
  noteReleased,
  requestDrafted,
  exchangeTwinned,
  exchangeEnded,
  visitPlanned,
  exerciseShared,
  practiceFollowed,
];
