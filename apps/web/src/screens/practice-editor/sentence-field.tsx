import { suggestWords } from '@tracecraft/practice';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useSay } from '../../language/index.ts';
import styles from './practice-editor.module.css';

/** A check sentence typed with the words of the vocabulary offered below: arrows choose, Enter takes, Escape puts away. */
export function SentenceField({
  label,
  value,
  invalid,
  describedBy,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly onChange: (value: string) => void;
}) {
  const say = useSay();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const offered = caret === null ? null : suggestWords(value, caret);
  const words = offered?.words ?? [];
  const open = words.length > 0;

  function put(word: string): void {
    if (offered === null) return;
    const before = value.slice(0, offered.from);
    const after = value.slice(offered.to);
    const text = `${before}${word}${after.startsWith(' ') || after !== '' ? '' : ' '}`;
    onChange(text + after);
    setCaret(null);
    setActive(-1);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(text.length, text.length);
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && open) setCaret(null);
    else if (event.key === 'ArrowDown' && !open) setCaret(event.currentTarget.selectionStart);
    else if (event.key === 'ArrowDown') setActive((active + 1) % words.length);
    else if (event.key === 'ArrowUp' && open) setActive((active - 1 + words.length) % words.length);
    else if (event.key === 'Enter' && open && words[active] !== undefined) put(words[active]);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles['sentenceField']}>
      <label htmlFor={id} className={styles['name']}>
        {label}
      </label>
      <input
        id={id}
        ref={input}
        type="text"
        role="combobox"
        lang="en"
        spellCheck={false}
        autoComplete="off"
        className={styles['sentenceBox']}
        aria-expanded={open}
        aria-controls={`${id}-words`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && open ? `${id}-${active}` : undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(null)}
      />
      {/* A datalist can neither be opened at the caret nor put a word into the middle of a sentence. */}
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role */}
      <div
        id={`${id}-words`}
        role="listbox"
        aria-label={say('editor.words')}
        className={styles['words']}
        hidden={!open}
      >
        {words.map((word, i) => (
          <div
            key={word}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            // The field keeps the focus: the pointer must not take it away before the word is put.
            onPointerDown={(event) => {
              event.preventDefault();
              put(word);
            }}
          >
            {word}
          </div>
        ))}
      </div>
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role */}
    </div>
  );
}
