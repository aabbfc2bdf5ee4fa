// The story as src/view/report_json.c writes it. Everything refers by index; spans are flat lists of
// [begin, end) in code points of the article's text.

export type Spans = number[];

export interface Article {
  id: number;
  name: string;
  url: string;
  title: string;
  published: string;
  from: 'unknown' | 'given' | 'metadata' | 'stated' | 'inferred';
  /** Where inferred: the days it lies between, with a chance of 4 in 5, and why, a reason a line. */
  first?: string;
  last?: string;
  because?: string;
  copyOf: number | null;
  text: string;
  sentences: Spans;
}

export interface Entity {
  id: number;
  name: string;
  type: 'person' | 'organisation' | 'place' | 'other';
  role: string;
  statements: number;
  articles: number;
  /** Of those who speak most: other names; roles with first and last day and articles; places in statements; whom they met, in
   * which article and sentence. */
  names?: string[];
  roles?: [string, string, string, number][];
  about?: number[];
  met?: [number, number, number][];
}

/** "=" in both, "-" left out, "+" added. */
export type Cut = ['=' | '-' | '+', string];

export interface Report {
  id: number;
  article: number;
  sentence: number;
  kind: 'direct' | 'indirect' | 'mixed';
  source: Spans;
  cue: Spans;
  content: Spans;
  why: string;
  score: number;
  /** Against the statement's first report; absent where no word differs. */
  cuts?: Cut[];
}

export interface Statement {
  id: number;
  speaker: number | null;
  who: string;
  to: string;
  act: string;
  day: string;
  stated: boolean;
  /** Nine in ten of these are right; the rest is shown on demand. */
  sure: boolean;
  outlets: number;
  /** Longest first. */
  reports: Report[];
}

export interface Place {
  article: number;
  sentence: number;
  span: Spans;
}

export interface Point extends Place {
  id: number;
  value: number;
  upper: number | null;
  qualifier: string;
  shown: string;
  day: string;
  account: string;
}

export interface Series {
  id: number;
  label: string;
  topic: string;
  points: Point[];
}

export interface Moment extends Place {
  id: number;
  day: string;
  statement: number | null;
  articles: number;
  /** The place when what matters is told first. */
  rank: number;
}

export interface Difference {
  id: number;
  type: 'words' | 'figure' | 'denial' | 'assessment' | 'acceptance' | 'blame';
  question: string;
  sides: [Place, Place];
}

/** An entry of the board of the talks: what all articles say together of one round, proposal, phase … */
export interface Entry extends Place {
  id: number;
  kind: 'party' | 'mediator' | 'contact' | 'round' | 'proposal' | 'phase' | 'reply' | 'sticking point' | 'position' | 'assessment';
  /** In a few words. */
  label: string;
  who: string;
  day: string;
  last: string;
  /** Of a round: a town, "online". */
  place: string;
  /** A round's state, a reply's stance, an assessment's mood. */
  state: string;
  /** A round's or a phase's number; an assessment's place on the scale from -2 to 2. */
  number: number;
  denied: boolean;
  /** The proposal of a phase, the sticking point of a position: index into the board. */
  parent: number | null;
  articles: number;
}

export interface Story {
  independent: number;
  /** The day whose knowledge it is; empty: all. */
  asOf: string;
  first: string;
  last: string;
  headline: number | null;
  parties: number[];
  /** Named ones first, who published most before the others; an article of no known outlet stands for itself. */
  outlets: string[];
  named: number;
  outletOf: number[];
  articles: Article[];
  entities: Entity[];
  statements: Statement[];
  series: Series[];
  moments: Moment[];
  differences: Difference[];
  board: Entry[];
}

const empty: Story = {
  independent: 0,
  asOf: '',
  first: '',
  last: '',
  headline: null,
  parties: [],
  outlets: [],
  named: 0,
  outletOf: [],
  articles: [],
  entities: [],
  statements: [],
  series: [],
  moments: [],
  differences: [],
  board: [],
};

function load(): Story {
  const held = JSON.parse(document.getElementById('coverage')!.textContent!);
  return 'articles' in held ? held : empty;
}

export const story = load();

export const outletOf = (article: number): string => story.outlets[story.outletOf[article]];

export const count = (n: number, one: string, many = one + 's'): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
