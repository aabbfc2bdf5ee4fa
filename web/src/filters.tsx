import { count, outletOf, story, type Statement } from './data';
import { filtered, nameOf } from './said';
import { choose, type Choice } from './state';

const few = 10;

/** Names with how many statements each has, most first; the chosen one is always there. */
function tally(statements: Statement[], namesOf: (statement: Statement) => string[], chosen: string) {
  const counts = new Map<string, number>();
  for (const statement of statements)
    for (const name of new Set(namesOf(statement))) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

interface Props {
  id: 'speaker' | 'outlet';
  title: string;
  everyone: string;
  names: [string, number][];
  chosen: string;
}

/** A list of bars where there is room, a select where there is not: the style shows one of them. */
function Facet({ id, title, everyone, names, chosen }: Props) {
  const most = Math.max(1, ...names.map(([, n]) => n));
  const listed = names.filter(([name], i) => i < few || name === chosen);
  const pick = (name: string) => choose({ [id]: name === chosen ? '' : name });
  return (
    <div class={'facet' + (names.length > few ? ' long' : '')}>
      <label for={'pick-' + id}>{title}</label>
      <ul class="bars">
        {listed.map(([name, n]) => (
          <li key={name}>
            <button aria-pressed={name === chosen} onClick={() => pick(name)}>
              <span class="name">{name}</span>
              <span class="n">{n}</span>
              <span class="bar" style={{ width: `${(100 * n) / most}%` }} />
            </button>
          </li>
        ))}
      </ul>
      <select id={'pick-' + id} value={chosen} onChange={(event) => choose({ [id]: event.currentTarget.value })}>
        <option value="">{everyone}</option>
        {names.map(([name, n]) => (
          <option key={name} value={name}>
            {name} ({n})
          </option>
        ))}
      </select>
    </div>
  );
}

export function Filters({ choice, found }: { choice: Choice; found: number }) {
  const speakers = tally(filtered(choice, 'speaker'), (statement) => [nameOf(statement)], choice.speaker);
  const outlets = tally(
    filtered(choice, 'outlet'),
    (statement) => statement.reports.map((report) => outletOf(report.article)),
    choice.outlet,
  );
  const unsure = story.statements.filter((statement) => !statement.sure).length;
  const all = story.statements.length - (choice.unsure ? 0 : unsure);
  const any = choice.speaker || choice.outlet || choice.q;
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <div class="facet search">
        <label for="search">Search</label>
        <input
          id="search"
          type="search"
          value={choice.q}
          placeholder="Words of a statement"
          onInput={(event) => choose({ q: event.currentTarget.value })}
        />
      </div>
      <Facet id="speaker" title="Speakers" everyone="Everyone" names={speakers} chosen={choice.speaker} />
      <Facet id="outlet" title="Outlets" everyone="Every outlet" names={outlets} chosen={choice.outlet} />
      {unsure > 0 && (
        <label class="unsure">
          <input
            type="checkbox"
            checked={!!choice.unsure}
            onChange={(event) => choose({ unsure: event.currentTarget.checked ? '1' : '' })}
          />
          {`${unsure.toLocaleString('en')} uncertain as well`}
        </label>
      )}
      <p class="found" role="status">
        {any ? `${count(found, 'statement')} of ${all.toLocaleString('en')}` : count(found, 'statement')}
        {any && (
          <button type="button" onClick={() => choose({ speaker: '', outlet: '', q: '' })}>
            Show all
          </button>
        )}
      </p>
    </form>
  );
}
