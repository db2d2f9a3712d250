import { describe, expect, it } from 'vitest';
import { customerDisplay, type Place } from '../../electron/shell/customer-display.ts';
import type { CustomerView, DisplayState } from '../../shared/display/model.ts';

const at = (id: number, x = 0): Place => ({ id, bounds: { x, y: 0, width: 1280, height: 800 } });
const rest: CustomerView = { kind: 'rest', shopName: 'Fern & Foxglove', language: 'en', accent: '#2e6b57' };

function desk(...plugged: Place[]) {
  const windows: {
    readonly place: Place;
    readonly shown: CustomerView[];
    state: 'open' | 'closed';
    renewed: number;
    ready(): void;
    breaks(): void;
  }[] = [];
  const states: DisplayState[] = [];
  const seen = { places: plugged, shop: 1 };
  const display = customerDisplay({
    places: () => seen.places,
    shopPlace: () => seen.shop,
    open(place, { ready, gone }) {
      const window: (typeof windows)[number] = {
        place,
        shown: [],
        state: 'open',
        renewed: 0,
        ready,
        breaks: gone,
      };
      windows.push(window);
      return {
        show: (view) => window.shown.push(view),
        renew: () => {
          window.renewed += 1;
        },
        close: () => {
          window.state = 'closed';
          // Electron tells the end of every window, of the one that was sent away too.
          gone();
        },
      };
    },
    changed: (state) => states.push(state),
  });
  return {
    display,
    windows,
    states,
    now: () => states.at(-1),
    newest: () => windows.at(-1) as (typeof windows)[number],
    plug(...places: Place[]) {
      seen.places = places;
      display.look();
    },
    moveShopTo(id: number) {
      seen.shop = id;
      display.look();
    },
  };
}

describe("the customer's display", () => {
  it('never covers the only screen, and says that there is no other', () => {
    const { display, windows, now } = desk(at(1));
    display.want(true);
    expect(windows).toEqual([]);
    expect(now()).toEqual({ second: false, open: false });
  });

  it('is not opened unless the shop wants it, though a screen is there', () => {
    const { display, windows, now, plug } = desk(at(1));
    display.want(false);
    plug(at(1), at(2, 1280));
    expect(windows).toEqual([]);
    expect(now()).toEqual({ second: true, open: false });
  });

  it('opens on the screen that is plugged in, and counts as open once its page is there', () => {
    const { display, windows, now, newest, plug } = desk(at(1));
    display.want(true);
    plug(at(1), at(2, 1280));
    expect(windows.map(({ place }) => place.id)).toEqual([2]);
    expect(now()).toEqual({ second: true, open: false });
    display.show(rest);
    expect(newest().shown).toEqual([]);
    newest().ready();
    expect(now()).toEqual({ second: true, open: true });
    display.show(rest);
    expect(newest().shown).toEqual([rest]);
  });

  it('closes when its screen is pulled out, says so once, and opens again when it comes back', () => {
    const { display, windows, states, now, newest, plug } = desk(at(1), at(2, 1280));
    display.want(true);
    newest().ready();
    plug(at(1));
    expect(newest().state).toBe('closed');
    expect(now()).toEqual({ second: false, open: false });
    const told = states.length;
    plug(at(1));
    expect(states).toHaveLength(told);
    plug(at(1), at(3, 1280));
    expect(windows).toHaveLength(2);
    newest().ready();
    expect(now()).toEqual({ second: true, open: true });
  });

  it('moves when its screen is turned, and away from the screen that the shop is moved to', () => {
    const { display, windows, newest, plug, moveShopTo } = desk(at(1), at(2, 1280));
    display.want(true);
    plug(at(1), at(2, -1280));
    expect(windows.map(({ state }) => state)).toEqual(['closed', 'open']);
    moveShopTo(2);
    expect(newest().place.id).toBe(1);
    expect(windows.filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  it('is given up when its page breaks, until something changes', () => {
    const { display, windows, now, newest, plug } = desk(at(1), at(2, 1280));
    display.want(true);
    newest().ready();
    newest().breaks();
    expect(now()).toEqual({ second: true, open: false });
    expect(windows).toHaveLength(1);
    plug(at(1), at(2, 1280));
    expect(windows).toHaveLength(2);
  });

  it('is emptied for the lock and for the next person, and shows nothing before it says that it is there again', () => {
    const { display, newest, now } = desk(at(1), at(2, 1280));
    display.want(true);
    newest().ready();
    display.empty();
    expect(newest().renewed).toBe(1);
    display.show(rest);
    expect(newest().shown).toEqual([]);
    newest().ready();
    expect(now()).toEqual({ second: true, open: true });
  });

  it('does not listen to a window that was sent away', () => {
    const { display, windows, now, plug } = desk(at(1), at(2, 1280));
    display.want(true);
    plug(at(1));
    windows[0]?.ready();
    expect(now()).toEqual({ second: false, open: false });
    display.want(true);
    display.close();
    plug(at(1), at(2, 1280));
    expect(windows).toHaveLength(1);
  });
});
