import type { ReactNode } from 'react';
import styles from './prose.module.css';

/** The little Markdown of briefs and practices: headings, lists, paragraphs, bold and emphasis. Everything else stays text. */
export function Prose({ text, top = 2 }: { readonly text: string; readonly top?: 2 | 3 }) {
  return (
    <div className={styles['prose']}>
      {blocksOf(text).map((block, index) => blockNode(block, index, top))}
    </div>
  );
}

function blocksOf(text: string): readonly string[] {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/^(#{1,6} .*)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

function blockNode(block: string, key: number, top: 2 | 3): ReactNode {
  const heading = /^(#{1,6}) (.*)$/.exec(block);
  if (heading !== null) {
    const Heading = top === 2 ? 'h2' : 'h3';
    return <Heading key={key}>{inline(heading[2] ?? '')}</Heading>;
  }
  const lines = block.split('\n');
  if (lines.every((line) => /^(\d+[.)]|\s{2,})\s*/.test(line)) && /^\d/.test(block))
    return <ol key={key}>{itemsOf(block, /^\d+[.)]\s+/)}</ol>;
  if (/^[-*] /.test(block)) return <ul key={key}>{itemsOf(block, /^[-*]\s+/)}</ul>;
  return <p key={key}>{inline(lines.join(' '))}</p>;
}

function itemsOf(block: string, mark: RegExp): ReactNode[] {
  const items: string[] = [];
  for (const line of block.split('\n')) {
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items.map((item) => <li key={item}>{inline(item)}</li>);
}

function inline(text: string): ReactNode[] {
  return text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/).map((part, index) => {
    const key = `${index}`;
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>;
    return part.startsWith('*') && part.length > 2 ? <em key={key}>{part.slice(1, -1)}</em> : part;
  });
}
