import { type ColumnTarget, type FileKind, tellsPurchases } from '../../shared/imports/model.ts';

/** A heading as it is compared: small letters without accents, anything else a blank. */
export function headingKey(heading: string): string {
  return heading
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replace(/([a-z])(?=\d)|(\d)(?=[a-z])/g, '$1$2 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a first row is headings: one of them is known, and none is an address, a number or a day itself. */
export function looksLikeHeadings(cells: readonly string[]): boolean {
  const full = cells.filter((cell) => cell.trim() !== '');
  if (full.length === 0 || full.some((cell) => cell.includes('@') || /\d{5,}/.test(cell))) return false;
  return full.some((cell) => isKnown(headingKey(camelParted(cell))));
}

/** Whose export it is, by headings that nobody else writes. */
export function kindOf(headings: readonly string[]): FileKind {
  const keys = new Set(headings.map((heading) => headingKey(camelParted(heading))));
  const has = (...some: readonly string[]) => some.some((one) => keys.has(one));
  if (has('lineitem name')) return 'shopify-orders';
  if (has('item') && has('net sales', 'gross sales')) return 'square-items';
  if (has('accepts email marketing', 'accepts marketing')) return 'shopify';
  if (has('square customer id', 'email subscription status')) return 'square';
  if (has('member rating', 'leid', 'euid')) return 'mailchimp';
  if (has('e mail 1 value', 'phone 1 value')) return 'google';
  if (has('e mail address', 'e mail adresse', 'e mail 1 adresse') && has(...outlookOnly)) return 'outlook';
  const sold = new Set([...keys].map(boughtTarget));
  if (sold.has('bought-on') && sold.has('what') && (sold.has('amount') || sold.has('unit-price'))) return 'purchases';
  return [...keys].some((key) => targetOf(key) !== null) ? 'spreadsheet' : 'unknown';
}

/** What each column is for us. Of several addresses the home's is taken, else the first. */
export function targetsFor(headings: readonly string[]): readonly ColumnTarget[] {
  const keys = headings.map((heading) => headingKey(camelParted(heading)));
  const home = keys.some((key) => /^(?:home|privat)|privat$/.test(key) && parts.has(targetOf(key) ?? 'ignore'));
  const taken = new Set<string>();
  const isSales = tellsPurchases(kindOf(headings));
  return keys.map((key) => {
    if (isSales) return targetInPurchases(keys, key);
    const target = targetOf(key) ?? 'ignore';
    if (!parts.has(target)) return target;
    if (home !== /home|privat/.test(key)) return 'ignore';
    const line = target === 'street' ? `${target} ${key}` : target;
    if (taken.has(line)) return 'ignore';
    taken.add(line);
    return target;
  });
}

/** In a file of purchases an order has a name too, and of a person only what they are known by matters. */
function targetInPurchases(keys: readonly string[], key: string): ColumnTarget {
  const own = boughtTarget(key);
  // An order's total stands on its first line alone; the others are the lines' own.
  if (own === 'amount' && keys.includes('lineitem price')) return 'ignore';
  if (own !== null)
    return own === 'unit-price' && !key.startsWith('lineitem') && keys.some((other) => boughtTarget(other) === 'amount')
      ? 'ignore'
      : own;
  if (key === 'name' && keys.includes('lineitem name')) return 'order';
  const target = targetOf(key.replace(/^(?:billing|kunden|kunde) /, '')) ?? 'ignore';
  return knownBy.has(target) ? target : 'ignore';
}

const knownBy: ReadonlySet<ColumnTarget> = new Set([
  'full-name',
  'first-name',
  'last-name',
  'company',
  'email',
  'phone',
]);

// What a column of a file of purchases is, in the languages of our screens and customers.
const bought: readonly (readonly [ColumnTarget, RegExp])[] = [
  [
    'bought-on',
    /^(?:(?:order|purchase|sale|receipt|transaction|invoice) )?date$|^(?:date of (?:purchase|sale)|purchased on|bought on|created at|datum|kaufdatum|bestelldatum|rechnungsdatum|verkaufsdatum|date d achat|fecha|fecha de compra|data|data acquisto|data da compra|aankoopdatum|data zakupu)$/,
  ],
  [
    'what',
    /^(?:item|items|product|product name|item name|lineitem name|description|what|article|artikel|artikelname|produkt|ware|bezeichnung|beschreibung|was|produit|article achete|articulo|producto|articolo|prodotto|artigo|produto|produkt nazwa|towar)$/,
  ],
  [
    'quantity',
    /^(?:quantity|qty|lineitem quantity|menge|anzahl|stuck|quantite|cantidad|quantita|quantidade|aantal|ilosc)$/,
  ],
  [
    'amount',
    /^(?:amount|total|line total|total price|net sales|betrag|summe|gesamt|gesamtpreis|montant|importe|importo|valor|bedrag|kwota)$/,
  ],
  [
    'unit-price',
    /^(?:unit price|price|lineitem price|preis|einzelpreis|stuckpreis|prix|precio|prezzo|preco|prijs|cena)$/,
  ],
  [
    'refunded',
    /^(?:refunded|refund|refunded amount|refund amount|amount refunded|erstattet|erstattung|erstatteter betrag|erstattungsbetrag|ruckerstattung|rembourse|montant rembourse|reembolsado|importe reembolsado|rimborsato|importo rimborsato|terugbetaald|zwrot|kwota zwrotu)$/,
  ],
  [
    'order',
    /^(?:order|order number|order no|order id|bestellung|bestellnummer|numero de commande|numero de pedido|numero ordine|numero do pedido|bestelnummer|numer zamowienia)$/,
  ],
  ['currency', /^(?:currency|wahrung|devise|moneda|valuta|moeda|waluta)$/],
];

/** A heading of people or of purchases. */
function isKnown(key: string): boolean {
  return targetOf(key) !== null || boughtTarget(key) !== null;
}

function boughtTarget(key: string): ColumnTarget | null {
  return bought.find(([, words]) => words.test(key))?.[0] ?? null;
}

const outlookOnly = [
  'home street',
  'business street',
  'other street',
  'strasse privat',
  'strasse geschaftlich',
  'home city',
];
const parts: ReadonlySet<ColumnTarget> = new Set(['address', 'street', 'city', 'region', 'postcode', 'country']);

/** `FirstName` is two words; `EMAIL` is one. */
function camelParted(heading: string): string {
  return heading.slice(0, 200).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

// Checked in this order, in the languages of our screens and customers.
const known: readonly (readonly [ColumnTarget, RegExp])[] = [
  [
    'marketing-email',
    /(?:accepts|opt in|optin|consent).*e ?mail|e ?mail.*(?:accepts|marketing|opt in|optin|consent|subscri|status|permission)|^newsletter|newsletter$/,
  ],
  [
    'marketing-sms',
    /(?:accepts|opt in|optin|consent).*(?:sms|text)|(?:sms|text).*(?:marketing|opt in|consent|subscri|status)/,
  ],
  ['marketing-phone', /(?:phone|telefon).*(?:marketing|opt in|consent|werbung)/],
  ['marketing-post', /(?:post|mail|letter|brief).*(?:marketing|opt in|consent|werbung)$/],
  [
    'unsubscribed',
    /^(?:unsub time|unsubscribed|unsubscribed at|unsubscribe date|opt out|optout|abgemeldet|abgemeldet am|desinscrit)$/,
  ],
  [
    'marketing',
    /^(?:marketing|accepts marketing|marketing consent|consent|opt in|optin|opt in time|optin time|confirm time|subscribed|subscription status|werbung|werbeeinwilligung|einwilligung|consentement|consentimiento|consenso|consentimento|toestemming|zgoda)$/,
  ],
  [
    'email',
    /^(?:(?:primary|home|work|private|customer) )?(?:e ?mail|e ?mail address|e ?mail adresse|e mailadres|emailadres|email adres|mail|courriel|adresse e ?mail|adresse mail|correo|correo electronico|posta elettronica|indirizzo e ?mail|endereco de e ?mail|adres e ?mail)(?: \d)?(?: (?:address|adresse|value))?$/,
  ],
  [
    'phone',
    /^(?:(?:primary|home|business|other|work|mobile|customer|private|haupt|assistant s)? ?(?:phone|telephone|mobile|mobile phone|cell|cell phone|cellphone)(?: number)?|phone no|tel|telefon|telefonnummer|telefonnr|telefon nr|rufnummer|mobil|mobiltelefon|mobilnummer|handy|handynummer|telefon privat|telefon geschaftlich|portable|telephone portable|numero de telephone|telefono|movil|telefono movil|cellulare|telefone|celular|telemovel|telefoon|telefoonnummer|mobiel|numer telefonu|telefon komorkowy|komorka)(?: \d)?(?: (?:value|number))?$/,
  ],
  ['first-name', /^(?:first name|first|given name|forename|vorname|prenom|nombre|nome proprio|voornaam|imie)$/],
  ['middle-name', /^(?:middle name|additional name|weitere vornamen|zweiter vorname)$/],
  [
    'last-name',
    /^(?:last name|last|family name|surname|nachname|familienname|zuname|nom de famille|apellido|apellidos|cognome|sobrenome|apelido|achternaam|nazwisko)$/,
  ],
  [
    'full-name',
    /^(?:name|full name|customer name|customer|contact name|kunde|kundenname|vor und nachname|nom|nom complet|nombre completo|nome|nome completo|naam|imie i nazwisko|klant|client|cliente|klient|display name|anzeigename)$/,
  ],
  [
    'company',
    /^(?:company|company name|organi[sz]ation|organization name|organization 1 name|firma|firmenname|societe|entreprise|empresa|azienda|bedrijf)$/,
  ],
  [
    'address',
    /^(?:address|adresse|anschrift|postal address|mailing address|address \d formatted|direccion|indirizzo|endereco|adres|home address)$/,
  ],
  [
    'street',
    /^(?:(?:home|business|other) )?(?:street|street address|address line|street name)(?: \d)?$|^address(?: line)? [12]$|^address 1 street$|^(?:strasse|strasse und hausnummer|strasse hausnummer|strasse privat|rue|calle|via|rua|straat|ulica)$/,
  ],
  [
    'city',
    /^(?:(?:home|business|other) )?(?:city|town|city town|suburb|locality)$|^address \d city$|^(?:ort|stadt|wohnort|ort privat|ville|ciudad|citta|cidade|plaats|woonplaats|stad|miasto|miejscowosc)$/,
  ],
  [
    'postcode',
    /^(?:(?:home|business|other) )?(?:postcode|post code|postal code|zip|zip code|zipcode)$|^address \d postal code$|^(?:plz|postleitzahl|postleitzahl privat|code postal|codigo postal|cap|cep|kod pocztowy)$/,
  ],
  [
    'region',
    /^(?:(?:home|business|other) )?(?:state|province|region|county)$|^address \d region$|^(?:bundesland|kanton|provincia|estado|provincie|wojewodztwo)$/,
  ],
  [
    'country',
    /^(?:(?:home|business|other) )?(?:country|country region)$|^address \d country$|^(?:land|land region|pays|pais|paese|kraj)$/,
  ],
  ['language', /^(?:language|locale|sprache|langue|idioma|lingua|taal|jezyk)$/],
  [
    'birthday',
    /^(?:birthday|birth date|birthdate|date of birth|dob|geburtstag|geburtsdatum|date de naissance|anniversaire|fecha de nacimiento|compleanno|data di nascita|aniversario|data de nascimento|geboortedatum|data urodzenia)$/,
  ],
  [
    'last-visit',
    /^(?:last visit|last seen|last order|last order date|last purchase|last contact|letzter besuch|letzter kauf|letzte bestellung|derniere visite|ultima visita|laatste bezoek|ostatnia wizyta)$/,
  ],
  [
    'note',
    /^(?:note|notes|memo|comment|comments|notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|remarques|notas|note \d|opmerkingen|uwagi)$/,
  ],
];

function targetOf(key: string): ColumnTarget | null {
  if (key === '') return null;
  for (const [target, words] of known) if (words.test(key)) return labelled.test(key) ? null : target;
  return null;
}

const labelled = /\b(?:label|type|fax|telefax|pager|phonetic|code country|ip)\b/;
