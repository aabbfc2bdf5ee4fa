// What the reader has chosen is in the address, so that it can be kept and sent: #speaker=…&outlet=…&q=…&unsure=1&open=…
import { useEffect, useState } from 'preact/hooks';

export interface Choice {
  speaker: string;
  outlet: string;
  q: string;
  /** Not empty: uncertain statements are listed as well. */
  unsure: string;
  /** What the side panel shows: "r12" a report, "f3" a figure, "m4" a moment, "d5.0" a difference's side, "t7" of the talks, "a6". */
  open: string;
}

const keys: (keyof Choice)[] = ['speaker', 'outlet', 'q', 'unsure', 'open'];

function read(): Choice {
  const held = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(keys.map((key) => [key, held.get(key) ?? ''])) as unknown as Choice;
}

/** The address with some of the choice changed. */
export function addressOf(change: Partial<Choice>): string {
  const next = { ...read(), ...change };
  const held = new URLSearchParams();
  for (const key of keys) if (next[key]) held.set(key, next[key]);
  return '#' + held.toString();
}

export function choose(change: Partial<Choice>): void {
  const address = addressOf(change);
  if (address === (location.hash || '#')) return;
  history.replaceState(null, '', address);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useChoice(): Choice {
  const [choice, set] = useState(read);
  useEffect(() => {
    const changed = () => set(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return choice;
}

/** What was pressed last, and where it stood: the page is narrower beside an open panel, and must not jump. */
export const pressed = { element: null as Element | null, top: 0 };

/** A link that opens something in the side panel. */
export function opens(id: string) {
  return {
    href: '#open=' + id,
    'data-open': id,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      pressed.element = event.currentTarget as Element;
      pressed.top = pressed.element.getBoundingClientRect().top;
      choose({ open: id });
    },
  };
}
