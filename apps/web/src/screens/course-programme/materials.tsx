import type { Material } from '@tracecraft/course';
import { useState } from 'react';
import { keepBlob, readBlob } from '../../adapters/blobs.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Empty, Notice, Panel, TextField } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { saveAs } from './save-as.ts';

/** Hand-outs of a session, or of the whole course: taken along once, they are there without a network. */
export function Materials({ session }: { readonly session: string | null }) {
  const say = useSay();
  const { state, role } = useCourse();
  const materials = state.materials.filter((one) => one.session === session);
  return (
    <Panel title={say(session === null ? 'office.materials.course' : 'office.materials.session')} flush>
      {materials.length === 0 && <Empty>{say('office.materials.none')}</Empty>}
      <ul className={parts['lines']}>
        {materials.map((one) => (
          <MaterialLine key={one.event} material={one} />
        ))}
        {(role === 'programme-office' || role === 'trainer') && (
          <li>
            <AddMaterial session={session} />
          </li>
        )}
      </ul>
    </Panel>
  );
}

function MaterialLine({ material }: { readonly material: Material }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const [problem, setProblem] = useState<unknown>(null);
  const size = new Intl.NumberFormat(code, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  return (
    <li>
      <span className={parts['what']}>
        <b>{material.title}</b>
        {problem !== null && (
          <Notice tone="departure" live>
            {problemText(say, problem)}
          </Notice>
        )}
      </span>
      {material.files.map((file) => (
        <Button
          key={file.sha256}
          small
          onClick={() =>
            void readBlob(file.sha256)
              .then((blob) => saveAs(blob, material.title, file.mediaType))
              .catch(setProblem)
          }
        >
          {say('office.materials.download', {
            name: material.title,
            size: size.format(Math.ceil(file.size / 1000)),
          })}
        </Button>
      ))}
    </li>
  );
}

/** Bytes. Every device that opens it keeps a copy. */
const LARGEST = 16_000_000;

function AddMaterial({ session }: { readonly session: string | null }) {
  const say = useSay();
  const { act, outcome } = useCourseAct();
  const [title, setTitle] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const large = file !== null && file.size > LARGEST;
  const add = async (chosen: File): Promise<void> => {
    const type = chosen.type === '' ? 'application/octet-stream' : chosen.type;
    const kept = await keepBlob(new Uint8Array(await chosen.arrayBuffer()), type);
    const done = say('office.materials.added', { name: title });
    const attachments = [{ ...kept, kind: 'material' }];
    if ((await act('material.added', { session, title }, { done, attachments })) !== null) setTitle('');
  };
  return (
    <details className={`${parts['more']} ${parts['what']}`}>
      <summary>{say('office.materials.add')}</summary>
      <form
        className={parts['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) void add(file);
        }}
      >
        <label className={parts['form']}>
          <span className="label">{say('office.materials.file')}</span>
          <input
            type="file"
            onChange={({ target }) => {
              const chosen = target.files?.[0] ?? null;
              setFile(chosen);
              if (chosen !== null && title === '') setTitle(chosen.name);
            }}
          />
        </label>
        {large && (
          <Notice tone="departure" live>
            {say('office.materials.too-large', { most: LARGEST / 1_000_000 })}
          </Notice>
        )}
        <TextField
          label={say('office.materials.name')}
          value={title}
          required
          onChange={({ target }) => setTitle(target.value)}
        />
        <Said outcome={outcome} />
        <Button type="submit" disabled={file === null || large || title.trim() === ''}>
          {say('office.materials.add-now')}
        </Button>
      </form>
    </details>
  );
}
