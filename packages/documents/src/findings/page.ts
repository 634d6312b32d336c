import { htmlPage } from '../html-page.ts';
import { safeHtml, visibleText } from './visible-text.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2733; --soft: #4a5a68; --paper: #fff; --line: #c5d0d9; --band: #eef2f5; --mark: #8a2f00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #aab8c4; --paper: #12181e; --line: #3a4753; --band: #1c252d; --mark: #ffb38a; } }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; font: 1rem/1.5 "Noto Sans", "Noto Sans KR", system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { margin-bottom: 0.25rem; } h2 { margin-top: 2.5rem; border-block-end: 2px solid var(--line); } h3 { margin-block: 0 0.5rem; }
.setting { padding: 0.5rem 0.75rem; border: 2px solid currentColor; font-weight: 600; }
article { margin-block: 1rem; padding: 1rem; border: 1px solid var(--line); border-inline-start-width: 5px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
code, .digest { font-family: ui-monospace, "Noto Sans Mono", monospace; font-size: 0.9em; }
pre { margin: 0.75rem 0 0; padding: 0.5rem 0.75rem; background: var(--band); white-space: pre-wrap; }
.no { color: var(--mark); font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 0.35rem 0.5rem; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; min-width: 6rem; }
@media (max-width: 40rem) { body { padding: 0.75rem; } dl { grid-template-columns: 1fr; } dd { margin-block-end: 0.35rem; } }
@media print { :root { --ink: #000; --soft: #333; --paper: #fff; --line: #999; --band: #f2f2f2; --mark: #000; } body { max-width: none; padding: 0; font-size: 9pt; } article, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } thead { display: table-header-group; } @page { margin: 16mm; } }
`;

/** The report's page in its own style; `body` is HTML, made safe by the caller. */
export function page(language: string, title: string, body: string): string {
  return htmlPage({ language, title: visibleText(title), style: STYLE }, body);
}

/** Text of evidence or of a person: its direction does not reach what stands beside it. */
export function told(text: string): string {
  return `<bdi>${safeHtml(text)}</bdi>`;
}

export function paragraph(text: string, kind = ''): string {
  return `<p${kind === '' ? '' : ` class="${kind}"`}>${safeHtml(text)}</p>`;
}

/** Names and values; values are HTML. A value of null is left out. */
export function facts(rows: readonly (readonly [name: string, value: string | null])[]): string {
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== null);
  return `<dl>${shown.map(([name, value]) => `<dt>${safeHtml(name)}</dt><dd>${value}</dd>`).join('\n')}</dl>`;
}

/** A table; heads are text, cells are HTML. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((cell) => `<th scope="col">${safeHtml(cell)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}
