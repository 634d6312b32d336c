/** What the delegations of a simulated course tell each other: invented, about work and never about a case. */
export interface SampleExperience extends Readonly<
  Record<'title' | 'situation' | 'done' | 'result' | 'change', string>
> {
  readonly language: string;
  readonly outcome: 'went-right' | 'went-wrong' | 'mixed';
  readonly practices: readonly string[];
  readonly translated?: Readonly<
    Record<'language' | 'title' | 'situation' | 'done' | 'result' | 'change', string>
  >;
}

export const EXPERIENCES: readonly SampleExperience[] = [
  {
    language: 'en',
    title: 'A wet phone was switched on',
    situation: 'A phone lay in a flooded car; everybody wanted to know what was on it.',
    done: 'An officer dried it with a cloth and switched it on at the scene.',
    outcome: 'went-wrong',
    result: 'It worked for a minute; afterwards the laboratory could read nothing.',
    change: 'Leave it off, keep it as it is, and ask the examiner before anything else.',
    practices: ['seal-and-label'],
  },
  {
    language: 'vi',
    title: 'Ghi chép ngay tại hiện trường',
    situation: 'Tổ chúng tôi thường viết biên bản vào buổi tối, khi đã về đơn vị.',
    done: 'Trong ba tháng, một người chỉ ghi chép, ngay khi từng việc xảy ra.',
    outcome: 'went-right',
    result: 'Tòa không còn hỏi việc nào xảy ra trước.',
    change: 'Luôn có một người chỉ ghi chép, kể cả tổ chỉ có hai người.',
    practices: ['notes-at-the-time'],
    translated: {
      language: 'en',
      title: 'Notes written at the scene itself',
      situation: 'Our team used to write its report in the evening, back at the station.',
      done: 'For three months one of us did nothing but write, as each thing happened.',
      result: 'The court no longer asked what came first.',
      change: 'Always have one who only writes, also in a team of two.',
    },
  },
  {
    language: 'id',
    title: 'Dua barang dalam satu kantong',
    situation: 'Kantong kertas hampir habis di pulau kecil, dan kapal berikutnya datang esok hari.',
    done: 'Dua pisau dimasukkan ke dalam satu kantong dan disegel bersama.',
    outcome: 'went-wrong',
    result: 'Tidak ada lagi yang dapat mengatakan jejak mana berasal dari pisau mana.',
    change: 'Setiap regu membawa kantong cadangan; bila habis, kertas bersih yang dilipat sudah cukup.',
    practices: ['one-item-one-package'],
    translated: {
      language: 'en',
      title: 'Two things in one bag',
      situation: 'Paper bags ran out on a small island, and the next boat came a day later.',
      done: 'Two knives were put into one bag and sealed together.',
      result: 'Nobody could say any more which trace came from which knife.',
      change: 'Every team carries spare bags; when they run out, clean folded paper will do.',
    },
  },
  {
    language: 'en',
    title: 'One sketch, two north arrows',
    situation: 'Two officers drew the same yard, each from another door.',
    done: 'Both sketches went into the file as they were.',
    outcome: 'mixed',
    result: 'The measures agreed, but the arrows did not, and the hearing took an hour longer.',
    change: 'Agree on north and on one fixed point before the first line is drawn.',
    practices: ['measured-sketch'],
  },
  {
    language: 'th',
    title: 'เปลี่ยนถุงมือก่อนหยิบชิ้นต่อไป',
    situation: 'ทีมของเราเก็บวัตถุหลายชิ้นในห้องเดียวภายในเวลาสั้น',
    done: 'ผู้จดบันทึกเตือนให้เปลี่ยนถุงมือทุกครั้งก่อนหยิบชิ้นใหม่',
    outcome: 'went-right',
    result: 'ห้องปฏิบัติการไม่พบร่องรอยที่ติดข้ามชิ้นอีก',
    change: 'ให้ผู้จดบันทึกเป็นคนเตือน ไม่ใช่คนที่มือไม่ว่าง',
    practices: ['fresh-gloves'],
    translated: {
      language: 'en',
      title: 'New gloves before the next thing',
      situation: 'Our team collected many things in one room in a short time.',
      done: 'The recorder reminded everybody to change gloves before each new thing.',
      result: 'The laboratory found no more traces carried from one thing to another.',
      change: 'Let the recorder remind, not the one whose hands are full.',
    },
  },
  {
    language: 'en',
    title: 'The handover nobody signed',
    situation: 'At the change of shifts a box stood in the corridor for the night.',
    done: 'The morning shift took it to the store and wrote its own name.',
    outcome: 'went-wrong',
    result: 'Seven hours had no holder, and the defence asked about nothing else.',
    change: 'No shift ends before both sides have signed, even at the door.',
    practices: ['signed-handover'],
  },
  {
    language: 'ms',
    title: 'Gambar sebelum dialih',
    situation: 'Sebuah kotak menghalang pintu, dan pasukan perubatan perlu lalu.',
    done: 'Jurugambar mengambil dua gambar dalam sepuluh saat, kemudian kotak dialih.',
    outcome: 'went-right',
    result: 'Orang yang cedera dibantu segera, dan kedudukan asal kotak tetap diketahui.',
    change: 'Berlatih dua gambar pantas itu, supaya tiada sesiapa perlu menunggu.',
    practices: ['photograph-before-moving'],
    translated: {
      language: 'en',
      title: 'A picture before it was moved',
      situation: 'A box stood in the way of the door, and the medical team had to pass.',
      done: 'The photographer took two pictures within ten seconds, then the box was moved.',
      result: 'The injured person was helped at once, and the place of the box is known.',
      change: 'Practise those two quick pictures, so that nobody has to wait.',
    },
  },
  {
    language: 'en',
    title: 'A write blocker that did not block',
    situation: 'A new device came with the laboratory kit and looked like the old one.',
    done: 'We tested it on a spare stick before the first real one.',
    outcome: 'went-right',
    result: 'It let writing through; a switch on its side was set wrongly.',
    change: 'Test every morning, and write the result down where the next officer sees it.',
    practices: ['tested-write-blocker'],
  },
  {
    language: 'pt',
    title: 'A chuva apagou as pegadas',
    situation: 'As pegadas estavam no pátio e o céu já estava escuro.',
    done: 'Começámos pela casa, como sempre.',
    outcome: 'went-wrong',
    result: 'Quando chegámos ao pátio, não havia mais nada.',
    change: 'Olhar primeiro para o tempo e proteger o que a chuva leva.',
    practices: ['conditions-logged'],
    translated: {
      language: 'en',
      title: 'The rain took the footprints',
      situation: 'The footprints were in the yard, and the sky was dark already.',
      done: 'We began with the house, as always.',
      result: 'When we came to the yard, nothing was left.',
      change: 'Look at the weather first, and cover what rain takes away.',
    },
  },
  {
    language: 'en',
    title: 'The injured man behind the curtain',
    situation: 'A search of a large flat began in a hurry.',
    done: 'The rooms were looked through by the plan, the smallest one last.',
    outcome: 'mixed',
    result: 'Somebody lay there and was helped late; he recovered.',
    change: 'Look into every room for people before anybody looks for things.',
    practices: ['check-for-injured'],
  },
  {
    language: 'en',
    title: 'The paper that named another door',
    situation: 'Two flats of one floor had the same name at the bell.',
    done: 'The leader read the authority aloud before the door was opened.',
    outcome: 'went-right',
    result: 'It named the other flat; nobody was disturbed, and a new paper came within the hour.',
    change: 'Read it aloud every time, also when everybody is sure.',
    practices: ['authority-before-entry'],
  },
];

export const QUESTIONS: readonly { readonly question: string; readonly answer: string }[] = [
  { question: 'How did you notice?', answer: 'The examiner asked us for the hour, and nobody knew it.' },
  { question: 'Who decides this in your team?', answer: 'The leader; the recorder may always object.' },
  { question: 'Does your law ask for it?', answer: 'Not in words. Our courts do.' },
  { question: 'What does it cost?', answer: 'Ten minutes at the scene, and less than a day of training.' },
];

export const COMPARISONS: readonly {
  readonly same: 'same' | 'similar' | 'different' | 'none';
  readonly note: string;
}[] = [
  { same: 'similar', note: 'We do the same, but the leader writes and not a recorder.' },
  { same: 'different', note: 'Our laboratory sends somebody to the scene; officers do not touch devices.' },
  { same: 'same', note: 'As you say, and we learned it the same way.' },
  { same: 'none', note: 'We have no rule for it yet and will bring this home.' },
];

export const GROUP = { group: 'hands-off', title: 'Before anything is touched' } as const;

export const LESSONS: readonly {
  readonly observed: string;
  readonly cause?: string;
  readonly change: string;
  readonly language: string;
  readonly identified: Readonly<Record<'cause' | 'remedy' | 'actor', string>> | null;
}[] = [
  {
    observed: 'Notes written in the evening were not believed.',
    cause: 'Nobody was free to write while things happened.',
    change: 'The practice should say why the hour counts.',
    language: 'en',
    identified: {
      cause: 'The practice asked for notes but did not say why the hour counts.',
      remedy: 'Say in the practice what happens to notes that come late.',
      actor: 'Stewards of the shared code',
    },
  },
  {
    observed: 'Teams on small islands run out of bags.',
    cause: 'Kits are packed for one scene.',
    change: 'A spare set in every kit.',
    language: 'en',
    identified: {
      cause: 'The kit list counts one scene a day.',
      remedy: 'A spare set of bags, and clean paper as the way out.',
      actor: 'Whoever packs the kit',
    },
  },
  {
    observed: 'Two sketches of one place had other north arrows.',
    cause: '',
    change: 'One fixed point before the first line.',
    language: 'en',
    identified: null,
  },
];
