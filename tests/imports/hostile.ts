/** A file that means harm, or was written by a program that did. */
export type Hostile = { readonly name: string; readonly content: Uint8Array };

const people = [
  'Name,Email,Phone,Newsletter,Birthday',
  ...Array.from({ length: 40 }, (_, at) => `Person ${at},p${at}@example.org,0117 496 0${100 + at},no,03/04/1980`),
].join('\r\n');
const cards = Array.from(
  { length: 20 },
  (_, at) =>
    `BEGIN:VCARD\r\nVERSION:2.1\r\nitem1.N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna=\r\n ${at};;;\r\nTEL;CELL:0117 496 0${100 + at}\r\nEMAIL;PREF:a${at}@example.org\r\nPHOTO;ENCODING=BASE64;JPEG:\r\n ${'QUJD'.repeat(300)}\r\n\r\nEND:VCARD\r\n`,
).join('');

/** Whole files of one bad idea each, or of one of them alone; `size` says how large the large ones are. */
export function badIdeas(size: number, only?: string): readonly Hostile[] {
  const wanted = only === undefined ? ideas : ideas.filter(([name]) => name === only);
  return wanted.map(([name, content]) => {
    const written = content(size);
    return { name, content: typeof written === 'string' ? new TextEncoder().encode(written) : written };
  });
}

const ideas: readonly (readonly [name: string, content: (size: number) => string | Uint8Array])[] = [
  ['one long line', (size) => `Name,Email\nAnna,a@example.org\n${'x'.repeat(size)}\nBo,b@example.org\n`],
  ['one long quoted cell', (size) => `Name,Email\nAnna,a@example.org\n"${`${'x'.repeat(199)}\n`.repeat(size / 200)}`],
  ['quotation marks', (size) => `Name,Email\n${'"'.repeat(size)}`],
  ['a stray quotation mark on every line', (size) => `Name,Email\n${'"x,\n'.repeat(size / 4)}`],
  ['columns', (size) => `Name,Email\n${'a,'.repeat(Math.min(size / 2, 100_000))}\nAnna,a@example.org`],
  ['headings', () => `${Array.from({ length: 100_000 }, (_, at) => `Email ${at}`).join(',')}\nAnna,a@example.org`],
  [
    'names of objects',
    () => 'Name,__proto__,constructor,toString,Email\nAnna,x,y,z,a@example.org\n__proto__,,,,b@example.org',
  ],
  ['formulas', () => 'Name,Email\n"=HYPERLINK(""http://x"",""y"")",a@example.org\n@SUM(1+1),b@example.org'],
  ['HTML', () => 'Name,Email\n<img src=x onerror=alert(1)>,a@example.org\n<script>1</script>,b@example.org'],
  ['zero bytes', () => 'Name,Email\nAn\0na,a@exa\0mple.org\n\0\0\0,\0\n'],
  ['marks of direction', () => 'Name,Email\n\u202eannA\u202c,a@example.org\n\u200f\u2067x\u2069,b@example.org'],
  ['accents on accents', (size) => `Name,Email\nA${'\u0301'.repeat(Math.min(size / 2, 200_000))},a@example.org`],
  [
    'lone surrogates',
    () => new Uint8Array(Buffer.from('\ufeffName,Email\nA\ud800nna,a@example.org\n\udc00,b@example.org', 'utf16le')),
  ],
  ['nothing', () => new Uint8Array()],
  ['zeros', (size) => new Uint8Array(Math.min(size, 1_000_000))],
  ['every byte', () => Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) & 255)],
  ['cards that never end', (size) => 'BEGIN:VCARD\nVERSION:3.0\nFN:Anna\n'.repeat(size / 40)],
  ['cards in cards', () => `${'BEGIN:VCARD\nAGENT:\n'.repeat(2000)}${'END:VCARD\n'.repeat(2000)}`],
  [
    'one picture',
    (size) => `BEGIN:VCARD\nFN:Anna\nPHOTO;ENCODING=b:${'A'.repeat(size)}\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n`,
  ],
  ['one folded line', (size) => `BEGIN:VCARD\nFN:Anna\nNOTE:${'x\n '.repeat(size / 3)}\nEND:VCARD\n`],
];

/** So many good files, each made worse in a few places; the same number makes the same files. */
export function* mutations(count: number, first = 1): Generator<Hostile> {
  for (let seed = first; seed < first + count; seed += 1) {
    let state = seed * 2654435761;
    const random = (below: number) => {
      state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
      return (state >>> 0) % below;
    };
    const good = [people, cards, people.replaceAll(',', ';'), people.replaceAll('\r\n', '\n')][random(4)] ?? people;
    let bytes = Buffer.from(good, random(4) === 0 ? 'utf16le' : 'utf8');
    for (let time = random(6); time >= 0; time -= 1) {
      const at = random(bytes.length || 1);
      const bad = Buffer.from(pieces[random(pieces.length)] ?? '', 'utf8');
      const kind = random(4);
      if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, at), bad, bytes.subarray(at)]);
      else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(200))]);
      else if (kind === 2)
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at), bytes.subarray(0, random(500))]);
      else if (bytes.length > 0) bytes.writeUInt8(random(256), at);
    }
    yield { name: `mutation ${seed}`, content: new Uint8Array(bytes) };
  }
}

const pieces = [
  '"',
  '""',
  '\0',
  '\r',
  '\n',
  '\ufeff',
  '\u202e',
  '\u200b',
  '=1+1',
  '<b>',
  '__proto__',
  ',,,,,,',
  ';',
  '\t',
  'BEGIN:VCARD\n',
  'END:VCARD\n',
  'ENCODING=QUOTED-PRINTABLE:=',
  ':=\n',
  'AGENT:',
  '\\',
  'item1.',
  'CHARSET=nonsense;',
  '\n ',
  '@',
  '"\n"'.repeat(200),
  'x'.repeat(5000),
];
