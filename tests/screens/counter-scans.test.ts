// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HeardScan, hearScans } from '../../renderer/counter/hear-scans.ts';

let heard: string[];
let answer: 'stays' | 'goes';
let stop: () => void;
let at = 1000;
let pressed: string[];
const presses = (event: KeyboardEvent) => pressed.push(event.key);

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  pressed = [];
  answer = 'goes';
  stop = hearScans(window, ({ text }: HeardScan) => {
    heard.push(text);
    return answer;
  });
  document.addEventListener('keydown', presses);
});
afterEach(() => {
  stop();
  document.removeEventListener('keydown', presses);
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** One key, so many milliseconds after the last; what is not prevented is written into the field that has the focus. */
function key(name: string, after: number): boolean {
  at += after;
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: at });
  const goesOn = target.dispatchEvent(event);
  if (goesOn && name.length === 1 && target instanceof HTMLInputElement) target.value += name;
  return goesOn;
}

const type = (text: string, after: number) => [...text].map((sign) => key(sign === '\n' ? 'Enter' : sign, after));
const settle = () => vi.advanceTimersByTime(500);

function aField(value = ''): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'text';
  field.value = value;
  document.body.append(field);
  field.focus();
  return field;
}

describe('the scanner', () => {
  it('is heard wherever the focus is, all its lines together, and its Enters press nothing', () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    at += 1000;
    const went = type('STOP 7X4K-92M9\nFern & Foxglove\n', 8);
    settle();
    expect(heard).toEqual(['STOP 7X4K-92M9\nFern & Foxglove']);
    expect(went.filter(Boolean)).toHaveLength(1);
    expect(pressed).toEqual(['S']);
  });

  it('leaves a half-typed field as it was', () => {
    const field = aField('Quillon');
    at += 1000;
    type('4006381333931\n', 5);
    expect(field.value).toBe('Quillon4006381333931');
    settle();
    expect(field.value).toBe('Quillon');
    expect(heard).toEqual(['4006381333931']);
  });

  it('leaves the text where it may be looked for', () => {
    answer = 'stays';
    const field = aField();
    at += 1000;
    type('zephyrine\n', 5);
    settle();
    expect(field.value).toBe('zephyrine');
  });

  it('is not taken for a person who types fast and presses Enter', () => {
    const field = aField();
    at += 1000;
    expect(type('Zephyrine\n', 55)).not.toContain(false);
    settle();
    expect(heard).toEqual([]);
    expect(field.value).toBe('Zephyrine');
  });

  it('is not heard in a few quick keys, a shortcut or a burst without an end', () => {
    aField();
    at += 1000;
    type('ab\n', 3);
    at += 1000;
    type('abcdefghijkl', 3);
    settle();
    at += 1000;
    key('Enter', 500);
    settle();
    expect(heard).toEqual([]);
  });
});
