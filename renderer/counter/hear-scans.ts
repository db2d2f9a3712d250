/** What a scanner typed, and whether it stands in the box it was typed into. */
export type HeardScan = { readonly text: string; readonly field: HTMLInputElement | HTMLTextAreaElement | null };

/**
 * Tells a scanner that types like a keyboard from a person: at least six signs faster than fingers are, ended by Enter.
 * Its Enters press nothing and send nothing, wherever the focus is, and `heard` gets all its lines together. `heard`
 * answers whether what was typed may stay in the field; otherwise the field is as it was before.
 */
export function hearScans(page: Window, heard: (scan: HeardScan) => 'stays' | 'goes'): () => void {
  let burst: Burst | null = null;

  function end(): void {
    const scan = burst;
    burst = null;
    if (scan === null || scan.due === null) return;
    const { text, field, before } = scan;
    if (heard({ text: text.trim(), field }) === 'goes' && field !== null) putBack(field, before);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { key, timeStamp: at } = event;
    const isEnd = key === 'Enter' || key === 'Tab';
    if (!isEnd && key.length !== 1) return;
    if (burst !== null && burst.due === null && at - burst.last > pauseMs) burst = null;
    if (burst === null) {
      if (!isEnd) burst = begun(page, key, at);
      return;
    }
    if (isEnd && burst.due === null && !isFasterThanFingers(burst)) {
      burst = null;
      return;
    }
    burst = { ...burst, last: at, signs: burst.signs + 1, text: `${burst.text}${isEnd ? '\n' : key}` };
    // A sign in a field is written there until the burst is known to be a scan; anywhere else it would press something.
    if (isEnd || burst.field === null) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (isEnd || burst.due !== null) {
      if (burst.due !== null) clearTimeout(burst.due);
      burst = { ...burst, due: setTimeout(end, quietMs) };
    }
  }

  page.addEventListener('keydown', onKey, { capture: true });
  return () => {
    page.removeEventListener('keydown', onKey, { capture: true });
    if (burst?.due != null) clearTimeout(burst.due);
  };
}

type Burst = {
  readonly text: string;
  readonly signs: number;
  readonly first: number;
  readonly last: number;
  readonly field: HeardScan['field'];
  readonly before: string;
  /** Set with the first Enter: more lines may follow until then. */
  readonly due: ReturnType<typeof setTimeout> | null;
};

const pauseMs = 60;
const quietMs = 120;
const fewestSigns = 6;
/** On average; the quickest typists need twice as long. */
const slowestMs = 35;

function isFasterThanFingers({ signs, first, last }: Burst): boolean {
  return signs >= fewestSigns && (last - first) / (signs - 1) <= slowestMs;
}

function begun(page: Window, key: string, at: number): Burst {
  const active = page.document.activeElement;
  const field = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active : null;
  const writable = field !== null && !field.readOnly && isText(field) ? field : null;
  return { text: key, signs: 1, first: at, last: at, field: writable, before: writable?.value ?? '', due: null };
}

function isText(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return field instanceof HTMLTextAreaElement || ['text', 'search', 'email', 'tel'].includes(field.type);
}

/** Past React, which otherwise takes the value for its own. */
function putBack(field: HTMLInputElement | HTMLTextAreaElement, before: string): void {
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, before);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
