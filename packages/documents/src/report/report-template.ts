import { PREAMBLE } from '../print/typeset.ts';

/** The programme report with its data attached. */
export const REPORT_TEMPLATE = `${PREAMBLE}
#pdf.attach("programme-report.json", bytes(data.file), relationship: "source", mime-type: "application/json", description: data.title)
#set page(paper: "a4", margin: (x: 20mm, y: 18mm), numbering: "1 / 1")
#set text(size: 9pt, fill: rgb("#1b2733"))
#set par(justify: false)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.7em)
#heading(level: 1, [#data.head.title])
#text(size: 13pt, weight: 600, data.head.course)
#linebreak()
#data.head.dates
#for line in data.head.texts { par(line) }
#if data.head.sponsors.len() > 0 {
  par(strong(data.head.supportedBy))
  for sponsor in data.head.sponsors { par[*#sponsor.name* #sponsor.text] }
}
#for section in data.sections {
  heading(level: 2, section.heading)
  for line in section.texts { par(line) }
  for one in section.tables {
    if one.title != "" { par(strong(one.title)) }
    let columns = one.rows.first().len()
    table(
      columns: (1fr,) + (auto,) * (columns - 1),
      stroke: (x: none, y: 0.4pt + rgb("#c5d0d9")),
      inset: (x: 3pt, y: 3.5pt),
      ..if one.head.len() > 0 { (table.header(..one.head.map(cell => text(size: 8pt, weight: 600, cell))),) } else { () },
      ..one.rows.flatten().map(cell => text(size: 8pt, cell)),
    )
  }
}
`;
