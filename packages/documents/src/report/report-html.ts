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
    .map(({ name, text }) => `<li><b>${safe(name)}</b> ${safe(text)}</li>`)
    .join('');
  return `<!doctype html>
<html lang="${safe(head.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(head.title)}: ${safe(head.course)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${safe(head.title)}</h1>
<p><b>${safe(head.course)}</b><br>${safe(head.dates)}</p>
${head.texts.map(paragraph).join('\n')}
${sponsors === '' ? '' : `<p>${safe(head.supportedBy)}</p><ul>${sponsors}</ul>`}
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({ heading, texts, tables }: Section): string {
  return `<section>\n<h2>${safe(heading)}</h2>\n${[...texts.map(paragraph), ...tables.map(tableHtml)].join('\n')}\n</section>`;
}

function tableHtml({ title, head, rows }: Table): string {
  const caption = title === '' ? '' : `<caption>${safe(title)}</caption>`;
  const heads = head.map((cell) => `<th scope="col">${safe(cell)}</th>`).join('');
  const body = rows.map(([first = '', ...cells]) => {
    const rest = cells.map((cell) => `<td>${safe(cell)}</td>`).join('');
    return `<tr><th scope="row">${safe(first)}</th>${rest}</tr>`;
  });
  const top = heads === '' ? '' : `<thead><tr>${heads}</tr></thead>`;
  return `<div class="scroll"><table>${caption}${top}<tbody>${body.join('')}</tbody></table></div>`;
}

function paragraph(text: string): string {
  return `<p>${safe(text)}</p>`;
}

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
