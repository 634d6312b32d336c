import type { EvidenceRef } from '@tracecraft/course';
import { useState } from 'react';
import { Digest, Notice, Panel, Progress, SelectField, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { ItemList, WordsField } from './draft-fields.tsx';
import { hashFile } from './hash-file.ts';
import { freeId } from './new-draft.ts';

/** Evidence by hash: a file is hashed here and stays here; whoever runs the exercise adds the same bytes to their server. */
export function EvidenceSection() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setExercise } = useDraftAtWork();
  const { evidence } = draft.exercise;
  const [done, setDone] = useState<{ readonly name: string; readonly part: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || done !== null) return;
    setProblem(null);
    try {
      setDone({ name: file.name, part: 0 });
      const sha256 = await hashFile(file, (part) => setDone({ name: file.name, part }));
      const id = freeId(
        file.name.replace(/\.[^.]+$/, ''),
        evidence.map((one) => one.id),
        'evidence',
      );
      const same = evidence.find((one) => one.sha256 === sha256);
      if (same !== undefined) setProblem(say('run.author.evidence.same', { name: localised(same.title) }));
      else
        setExercise({
          evidence: [
            ...evidence,
            { id, title: { en: file.name }, sha256, size: file.size, thing: null, file: null },
          ],
        });
    } catch {
      setProblem(say('run.author.evidence.unreadable', { name: file.name }));
    }
    setDone(null);
  }

  return (
    <Panel title={say('run.author.section.evidence')}>
      <div className={styles['fields']}>
        <p>{say('run.author.evidence.hint')}</p>
        <div
          className={styles['drop']}
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void take(event.dataTransfer.files[0]);
          }}
        >
          <TextField
            label={say('run.author.evidence.drop')}
            type="file"
            onChange={(event) => void take(event.target.files?.[0])}
          />
          {done !== null && (
            <Progress
              label={say('run.author.evidence.hashing', {
                name: done.name,
                percent: Math.floor(done.part * 100),
              })}
              value={done.part}
              max={1}
            />
          )}
          {problem !== null && (
            <Notice tone="risk" live>
              {problem}
            </Notice>
          )}
        </div>
        <ItemList
          items={evidence}
          titleOf={(item) => localised(item.title)}
          onChange={(changed) => setExercise({ evidence: changed })}
          make={() => ({
            id: freeId(
              '',
              evidence.map(({ id }) => id),
              'evidence',
            ),
            title: { en: '' },
            sha256: '',
            size: 1,
            thing: null,
            file: null,
          })}
          addLabel={say('run.author.evidence.add')}
          emptyText={say('run.author.evidence.none')}
        >
          {(item, set) => <EvidenceFields item={item} onChange={set} />}
        </ItemList>
      </div>
    </Panel>
  );
}

function EvidenceFields({
  item,
  onChange,
}: {
  readonly item: EvidenceRef;
  readonly onChange: (item: EvidenceRef) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft } = useDraftAtWork();
  const things = draft.exercise.scene?.things.filter((thing) => thing.fixture !== true) ?? [];
  return (
    <>
      <WordsField
        label={say('run.author.name')}
        value={item.title}
        onChange={(title) => onChange({ ...item, title })}
      />
      <TextField
        label="SHA-256"
        spellCheck={false}
        value={item.sha256}
        onChange={(event) => onChange({ ...item, sha256: event.target.value.trim().toLowerCase() })}
      />
      {item.sha256.length === 64 && (
        <p>
          <Digest value={item.sha256} short /> {say('run.author.evidence.size', { size: item.size })}
        </p>
      )}
      <SelectField
        label={say('run.author.evidence.thing')}
        value={item.thing ?? ''}
        onChange={(event) =>
          onChange({ ...item, thing: event.target.value === '' ? null : event.target.value })
        }
      >
        <option value="">{say('run.author.evidence.no-thing')}</option>
        {things.map((thing) => (
          <option key={thing.id} value={thing.id}>
            {localised(thing.title)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
