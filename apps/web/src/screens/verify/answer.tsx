import type { Statement } from '@tracecraft/record';
import { IconCircleCheck, IconCircleX, IconHelpHexagon, IconDownload } from '@tabler/icons-react';
import { Button, Digest, Facts, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import type { Judged } from './judge-bundle.ts';
import { judgedJson, PARTS, statementText, verdictPhrase } from './statements.ts';
import styles from './verify.module.css';

/** What verifying found: setting first, then the verdict, then what is proven, only claimed, not covered. */
export function Answer({ judged }: { readonly judged: Judged }) {
  const { phrases } = useLanguage();
  const { report, sha256, name } = judged;
  const tone = report.holds ? (report.anchor === 'trusted' ? 'holds' : 'unknown') : 'fails';
  const Icon = { holds: IconCircleCheck, unknown: IconHelpHexagon, fails: IconCircleX }[tone];
  return (
    <section className={styles['answer']} aria-label={phrases.say('verify-page.answer')}>
      <div role="alert" className={styles['verdict']} data-tone={tone}>
        <p className={styles['setting']}>{phrases.say(`verify.setting.${report.setting ?? 'unknown'}`)}</p>
        <p className={styles['word']}>
          <Icon size={28} aria-hidden />
          <span>{phrases.say(verdictPhrase(report))}</span>
        </p>
      </div>
      {report.problems.length > 0 && (
        <Part
          part="problems"
          title="verify.part.problems"
          hint="verify-page.faults-hint"
          statements={report.problems}
        />
      )}
      <Part
        part="proven"
        title="verify.part.proven"
        hint="verify-page.proven-hint"
        statements={report.proven}
      />
      <Part
        part="claimed"
        title="verify.part.claimed"
        hint="verify-page.claimed-hint"
        statements={report.claimed}
      />
      <Part
        part="notCovered"
        title="verify.part.not-covered"
        hint="verify-page.not-covered-hint"
        statements={report.notCovered}
      />
      <Panel title={phrases.say('verify-page.file')}>
        <Facts
          rows={[
            [phrases.say('verify-page.name'), name],
            [phrases.say('verify-page.bundle-hash'), <Digest key="file" value={sha256} />],
            ...(report.stream === null
              ? []
              : [
                  [
                    phrases.say('verify-page.case'),
                    phrases.say('verify.case', { stream: report.stream, events: report.events }),
                  ] as const,
                ]),
            ...(report.signer === null
              ? []
              : [
                  [phrases.say('verify-page.log'), report.signer.name] as const,
                  [
                    phrases.say('verify-page.fingerprint'),
                    <Digest key="signer" value={report.signer.fingerprint} />,
                  ] as const,
                ]),
          ]}
        />
        <p className={styles['save']}>
          <Button
            icon={<IconDownload size={18} aria-hidden />}
            onClick={() => save(`${name}.verify.json`, judgedJson(phrases, judged))}
          >
            {phrases.say('verify-page.save')}
          </Button>
        </p>
      </Panel>
    </section>
  );
}

function Part({
  part,
  title,
  hint,
  statements,
}: {
  readonly part: keyof typeof PARTS;
  readonly title: string;
  readonly hint: string;
  readonly statements: readonly Statement[];
}) {
  const { phrases } = useLanguage();
  return (
    <Panel
      title={phrases.say(title)}
      aside={<span className="label">{phrases.say(hint)}</span>}
      className={styles[part]}
    >
      {statements.length === 0 ? (
        <p className={styles['none']}>{phrases.say('verify-page.none')}</p>
      ) : (
        <ul className={styles['statements']}>
          {statements.map((statement) => (
            <li key={`${statement.code} ${JSON.stringify(statement.params)}`}>
              {statementText(phrases, part, statement)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
