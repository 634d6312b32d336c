import { PREAMBLE } from '../print/typeset.ts';

/** A draft request: every page says at its head, at its foot and across that it is training. */
export const REQUEST_TEMPLATE = `${PREAMBLE}
#let soft = rgb("#4a5a68")
#let mark = align(center, text(size: 11pt, weight: 600, tracking: 0.1em, data.mark))
#set page(
  paper: "a4",
  margin: (x: 22mm, y: 24mm),
  header: mark,
  footer: context { mark; align(center, text(size: 7.5pt, fill: soft, counter(page).display("1 / 1", both: true))) },
  background: pdf.artifact(rotate(-55deg, text(size: 58pt, weight: 600, fill: rgb("#e9edf0"), data.mark))),
)
#set text(size: 10pt, fill: rgb("#1b2733"))
#set par(justify: false)
#pdf.attach("request.json", bytes(data.file), relationship: "source", mime-type: "application/json", description: data.title)
#heading(level: 1, data.title)
#for line in data.lines { par(line) }
#for section in data.sections {
  heading(level: 2, text(size: 12pt, section.heading))
  for row in section.rows {
    block(above: 1em, below: 0.3em, breakable: false, strong(row.at(0)))
    text(lang: data.written, row.at(1))
  }
}
`;
