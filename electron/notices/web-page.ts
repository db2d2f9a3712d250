import { directionOf } from '../../shared/foundation/language.ts';
import type { NoticeSection, NoticeText } from '../../shared/notices/model.ts';

/**
 * One file that says everything and needs nothing: no script, no address it would load from, its own small style, right
 * on screens, in the dark and on paper. Every word is escaped. A second language stands beside the first.
 */
export function webPage(
  texts: readonly NoticeText[],
  shop: { readonly name: string; readonly accent: string },
): string {
  const [first] = texts;
  if (first === undefined) return '';
  return `<!doctype html>
<html lang="${first.language}" dir="${directionOf(first.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(first.title)} – ${escaped(shop.name)}</title>
<style>${style(accentOf(shop.accent))}</style>
</head>
<body>
<main>
${row(texts, (text) => `<h1>${escaped(text.title)}</h1>\n<p class="short">${escaped(text.short)}</p>`)}
${first.sections.map((section) => row(texts, (text) => sectionOf(text, section.key))).join('\n')}
</main>
<footer>
${row(texts, (text) => `<p>${escaped(text.footer)}</p>`)}
</footer>
</body>
</html>
`;
}

/** A paragraph for a newsletter's own editor: the short text and where the whole notice is. */
export function paragraph(text: NoticeText, more: string): string {
  return `<p lang="${text.language}">${escaped(text.short)} ${escaped(more)}</p>\n`;
}

/** A text with everything that HTML could mistake for more than text made harmless, in elements and in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function row(texts: readonly NoticeText[], part: (text: NoticeText) => string): string {
  const parts = texts.map(
    (text) => `<div lang="${text.language}" dir="${directionOf(text.language)}">\n${part(text)}\n</div>`,
  );
  return parts.length === 1 ? (parts[0] ?? '') : `<div class="pair">\n${parts.join('\n')}\n</div>`;
}

function sectionOf(text: NoticeText, key: NoticeSection['key']): string {
  const section = text.sections.find((one) => one.key === key);
  if (section === undefined) return '';
  const items = section.sentences.map(({ text: said, language }) => {
    const own = language === undefined ? '' : ` lang="${language}"`;
    return `<li${own}>${linked(escaped(said))}</li>`;
  });
  return `<h2>${escaped(section.heading)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}

/** Addresses of web pages can be followed; nothing is loaded from them. */
function linked(html: string): string {
  return html.replace(/https?:\/\/[^\s<>"'&()]+[^\s<>"'&().,;:]/g, (address) => `<a href="${address}">${address}</a>`);
}

function accentOf(accent: string): string {
  return /^#[0-9a-f]{6}$/i.test(accent) ? accent : 'CanvasText';
}

// The system's own colours, so that the page is right wherever it is read.
function style(accent: string): string {
  return `
:root { color-scheme: light dark; }
body { margin: 0; background: Canvas; color: CanvasText; font: 1.0625rem/1.55 system-ui, sans-serif; }
main, footer { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem; }
main:has(.pair), footer:has(.pair) { max-width: 72rem; }
h1 { font-size: 1.75rem; line-height: 1.25; padding-bottom: .5rem; border-bottom: 3px solid ${accent}; }
h2 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; }
ul { margin: 0; padding-left: 1.2rem; }
.short { font-size: 1.1875rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; }
footer { font-size: .875rem; }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; } }
@media print { body { font-size: 10pt; } h2 { break-after: avoid; } li { break-inside: avoid; } main, footer { max-width: none; padding: 0; } }
`;
}
