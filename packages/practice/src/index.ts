export type { Advice } from './advice.ts';
export type { Basis, CheckVerdict, NearestMiss, Verdict } from './verdict.ts';
export type { Monitor } from './monitor-contract.ts';
export type { Localised } from './localised.ts';
export type {
  Example,
  LawRow,
  Practice,
  PracticePicture,
  PracticeStep,
  Science,
  VersionNote,
  Waiver,
} from './file/practice.ts';
export { MAX_PRACTICE } from './file/front-matter.ts';
export { parsePractice, type ParsedPractice } from './file/parse-practice.ts';
export { practiceTitle } from './file/read-title.ts';
export type { Problem, ProblemCode } from './language/problem.ts';
export type {
  ActPattern,
  Check,
  Condition,
  Form,
  Operand,
  Pattern,
  Relation,
  StateWord,
} from './language/syntax.ts';
export { parseCheck } from './language/parse-check.ts';
export { nearest } from './language/suggest.ts';
export { SentenceFault } from './language/token.ts';
export { printCheck, printCondition, printPattern } from './language/print-check.ts';
export { compilePractices, type CompiledPractices } from './monitor/compile.ts';
export { createMonitor, type MonitorOptions } from './monitor/monitor.ts';
export { checkRecord, type CheckOptions } from './check-record.ts';
export { adviseFrom, type AdviceContext } from './advise.ts';
export { miniObject, miniRecord, MINI_DAY, MiniRecordError } from './mini-record.ts';
export { sentence } from './explain/sentence.ts';
export { sayFailed, sayFound, sayMissing, sayNearestMiss } from './explain/missing-sentence.ts';
export { explainVerdict, inLanguage, type ExplanationContext } from './explain/explain-verdict.ts';
export type { ExplainedLaw, Explanation, ExplanationPart } from './explain/explanation.ts';
export { sayExplanation, sayLawRow } from './explain/say-explanation.ts';
export { sayAdvice } from './explain/say-advice.ts';
export { glossaryTerms, GlossaryError, type Term } from './glossary/glossary-terms.ts';
export { findTerms, type TermPlace } from './glossary/find-terms.ts';
export { naiveVerdicts, type NaiveVerdict } from './naive/naive-verdicts.ts';
export type { Place } from './language/problem.ts';
export { parseProfile, type ParsedProfile } from './profile/parse-profile.ts';
export type { Profile, ProfileAdd, ProfileChange, ProfileDrop, ProfileModify } from './profile/profile.ts';
export { isProtected, PROTECTED_CODES } from './profile/protected.ts';
export type { Conduct, ConductSentence } from './conduct/conduct.ts';
export { parseConduct, type ParsedConduct } from './conduct/parse-conduct.ts';
export { conductToSign } from './conduct/conduct-to-sign.ts';
export { applyProfile, type AppliedProfile } from './profile/apply-profile.ts';
export { practicesInForce } from './profile/practices-in-force.ts';
export { compareChecks, type Comparison, type SearchBounds } from './author/model/compare-checks.ts';
export {
  findRecords,
  type FoundRecord,
  type RecordSearch,
  type Searched,
} from './author/model/find-records.ts';
export type { Judged } from './author/model/judge-record.ts';
export { textIndex, type TextFound, type TextIndex } from './search/text-index.ts';
export { searchTerms } from './search/search-terms.ts';
export { countMatches, matchedParts, type MatchedPart } from './search/matched-parts.ts';
export { searchablePractices, type PracticeSearch } from './search/search-practices.ts';
export { checkLog, type LogVerdicts } from './log/check-log.ts';
export { caseCount, type EventLog } from './log/event-log.ts';
export { LogFault, type LogFaultCode, type LogNotice } from './log/log-fault.ts';
export { attributesOf, logNotices } from './log/log-notices.ts';
export { readEventLog } from './log/read-events.ts';
export { readLogRules, type LogRules } from './log/read-rules.ts';
export type { LogRule, RuleSet, SetName } from './log/rule.ts';
export type { RuleVerdicts } from './log/rule-verdicts.ts';
export { inTimeOrder } from './log/time-order.ts';
export { PROOFS_HEADER, proofLines } from './log/write-proofs.ts';
export { verdictSection } from './log/write-verdicts.ts';
export { runExamples, type ExampleRun } from './author/run-examples.ts';
export { lint, type LintOptions, type LintReport } from './author/lint/lint.ts';
export type { Finding, LintCode, Severity, SourceText } from './author/lint/finding.ts';
export { sayFinding } from './author/lint/say-finding.ts';
export { parseSentence, sentenceReadings } from './language/localised/parse-sentence.ts';
export { clashingWords, type WordClash } from './language/localised/clashes.ts';
export { plainSentence } from './explain/plain/plain-sentence.ts';
export { answered, ask, type Answered, type Asked, type Meaning, type Question } from './author/ask/ask.ts';
export type { NeighbourId } from './author/ask/neighbours.ts';
export { diffPractices, type PracticeDifference, type StepDifference } from './author/diff/diff-practices.ts';
export {
  judgedDifferently,
  type ChangedVerdict,
  type NamedRecord,
} from './author/diff/judged-differently.ts';
export { markWords, type MarkedWord } from './author/diff/word-marks.ts';
export { formatPractice, formatProfile, type Formatted } from './author/format/format-file.ts';
export { writePractice } from './author/format/write-practice.ts';
export { suggestWords, type WordSuggestions } from './author/edit/suggest-words.ts';
export {
  withProse,
  withValue,
  withVersion,
  writtenLength,
  writtenValues,
  type ValuePath,
} from './author/edit/edit-file.ts';
