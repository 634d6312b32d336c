import { escapeHtml, htmlPage } from '../html-page.ts';
import type { ReportHead, Section, Table } from './section.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2733; --paper: #fff; --line: #c5d0d9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #12181e; --line: #3a4753; } }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; font: 1rem/1.5 "Noto Sans", "Noto Sans KR", system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 0.35rem 0.5rem; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); }
caption { text-align: start; font-weight: 600; padding-block: 0.75rem 0.25rem; }
@media print { body { max-width: none; padding: 0; font-size: 9pt; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
`;

/** The report as one page that loads nothing: the twin that can be read aloud, searched and copied in every script. */
export function reportHtml(head: ReportHead, sections: readonly Section[]): string {
  const sponsors = head.sponsors
    .map(({ name, text }) => `<li><b>${escapeHtml(name)}</b> ${escapeHtml(text)}</li>`)
    .join('');
  const title = `${head.title}: ${head.course}`;
  return htmlPage(
    { language: head.language, title, style: STYLE },
    `<h1>${escapeHtml(head.title)}</h1>
<p><b>${escapeHtml(head.course)}</b><br>${escapeHtml(head.dates)}</p>
${head.texts.map(paragraph).join('\n')}
${sponsors === '' ? '' : `<p>${escapeHtml(head.supportedBy)}</p><ul>${sponsors}</ul>`}
${sections.map(sectionHtml).join('\n')}`,
  );
}

function sectionHtml({ heading, texts, tables }: Section): string {
  return `<section>\n<h2>${escapeHtml(heading)}</h2>\n${[...texts.map(paragraph), ...tables.map(tableHtml)].join('\n')}\n</section>`;
}

function tableHtml({ title, head, rows }: Table): string {
  const caption = title === '' ? '' : `<caption>${escapeHtml(title)}</caption>`;
  const heads = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map(([first = '', ...cells]) => {
    const rest = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(first)}</th>${rest}</tr>`;
  });
  const top = heads === '' ? '' : `<thead><tr>${heads}</tr></thead>`;
  return `<div class="scroll"><table>${caption}${top}<tbody>${body.join('')}</tbody></table></div>`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
