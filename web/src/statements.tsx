import { useEffect, useMemo, useState } from 'preact/hooks';
import { Cuts } from './cuts';
import { count, outletOf, story, type Statement } from './data';
import { dayText } from './dates';
import { Portrait } from './portrait';
import { Filters } from './filters';
import { filtered, nameOf, roleOf } from './said';
import { choose, opens, useChoice } from './state';
import { contentText } from './text';

/** Statements shown at first, and with each press of the button: what follows the list must stay within reach. */
const first = 30;
const step = 100;

/** The reports' outlets, each once, with its longest report. */
function carriers(statement: Statement) {
  const seen = new Map<string, number>();
  statement.reports.forEach((report, i) => {
    const outlet = outletOf(report.article);
    if (!seen.has(outlet)) seen.set(outlet, i);
  });
  return [...seen].map(([outlet, i]) => ({ outlet, report: statement.reports[i] }));
}

function dateInferred(statement: Statement): boolean {
  return (
    !!statement.day &&
    !statement.stated &&
    statement.reports.every((report) => story.articles[report.article].from === 'inferred')
  );
}

function Entry({ statement }: { statement: Statement }) {
  const all = carriers(statement);
  const differing = all.filter(({ report }) => report.cuts);
  const longest = statement.reports[0];
  return (
    <div class="statement" data-statement={statement.id}>
      <div class="quoted">
        <blockquote class={longest?.kind} dir="auto">
          {!['said', 'assessed'].includes(statement.act) && <span class={'act ' + statement.act}>{statement.act} </span>}
          {longest && <a {...opens('r' + longest.id)}>{contentText(longest)}</a>}
        </blockquote>
        {differing.length > 0 && <Cuts whole={all[0].outlet} reports={differing} />}
      </div>
      <ul class="carriers">
        {all.map(({ outlet, report }) => (
          <li key={outlet}>
            <a {...opens('r' + report.id)} aria-label={`Open the sentence in ${outlet}`}>
              {outlet}
            </a>
          </li>
        ))}
        {dateInferred(statement) && <li>date inferred</li>}
      </ul>
    </div>
  );
}

interface Turn {
  name: string;
  role: string;
  statements: Statement[];
}

interface Day {
  day: string;
  turns: Turn[];
}

/** By day, newest first as the statements stand; in a day by speaker, each where first heard. */
function days(statements: Statement[]): Day[] {
  const found: Day[] = [];
  for (const statement of statements) {
    let last = found[found.length - 1];
    if (last?.day !== statement.day) found.push((last = { day: statement.day, turns: [] }));
    const name = nameOf(statement);
    const turn = last.turns.find((each) => each.name === name);
    if (turn) turn.statements.push(statement);
    else last.turns.push({ name, role: roleOf(statement), statements: [statement] });
  }
  return found;
}

function Turn({ turn }: { turn: Turn }) {
  return (
    <article class="turn">
      <h4>
        <button class="speaker" title="Only this speaker" onClick={() => choose({ speaker: turn.name })}>
          {turn.name}
        </button>
        {turn.role && <span class="role">{turn.role}</span>}
      </h4>
      {turn.statements.map((statement) => (
        <Entry key={statement.id} statement={statement} />
      ))}
    </article>
  );
}

export function Statements() {
  const choice = useChoice();
  const [limit, setLimit] = useState(first);
  const found = useMemo(() => filtered(choice), [choice.speaker, choice.outlet, choice.q, choice.unsure]);
  useEffect(() => setLimit(first), [choice.speaker, choice.outlet, choice.q, choice.unsure]);
  const shown = found.slice(0, limit);
  return (
    <section id="said" tabIndex={-1} aria-labelledby="said-title">
      <h2 id="said-title">Who said what</h2>
      <div class="statements">
        <Filters choice={choice} found={found.length} />
        <div class="list">
          {choice.speaker && <Portrait name={choice.speaker} />}
          {days(shown).map(({ day, turns }) => (
            <section key={day} class="group">
              <h3>
                <time dateTime={day}>{dayText(day, 'long')}</time>
              </h3>
              {turns.map((turn) => (
                <Turn key={turn.name} turn={turn} />
              ))}
            </section>
          ))}
          {found.length === 0 && <p class="nothing">No statement passes this filter.</p>}
          {found.length > limit && (
            <button class="more" onClick={() => setLimit((n) => n + step)}>
              Show {Math.min(step, found.length - limit)} more of {count(found.length - limit, 'statement')}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
