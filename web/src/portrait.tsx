// Of the speaker that was chosen: other names, roles over time, whom they met, what others said of them.
import { outletOf, story } from './data';
import { dayText, publishedText, rangeText } from './dates';
import { nameOf } from './said';
import { choose, opens } from './state';
import { sentenceSpan, slice } from './text';

const few = 6;

export function Portrait({ name }: { name: string }) {
  const entity = story.entities.find((each) => each.name === name && each.roles);
  if (!entity?.roles || !entity.met || !entity.about) return null;
  return (
    <section class="portrait" aria-label={'About ' + name}>
      {entity.names!.length > 0 && <p class="why">also called {entity.names!.join(', ')}</p>}
      <ul>
        {entity.roles.map(([role, firstDay, lastDay, articles]) => (
          <li key={role}>
            {role} <span class="from">{rangeText(firstDay, lastDay)}{articles > 1 && `, ${articles} articles`}</span>
          </li>
        ))}
        {entity.met.slice(0, few).map(([other, article, sentence]) => (
          <li key={`${other} ${article} ${sentence}`}>
            met or spoke with <button onClick={() => choose({ speaker: story.entities[other].name })}>{story.entities[other].name}</button>:{' '}
            <a {...opens('a' + story.articles[article].id)}>{slice(article, ...sentenceSpan(article, sentence))}</a>{' '}
            <span class="from">
              {outletOf(article)}, {publishedText(story.articles[article])}
            </span>
          </li>
        ))}
      </ul>
      {entity.about.length > 0 && (
        <details>
          <summary>Said of {name}: {entity.about.length}</summary>
          <ul>
            {entity.about.map((index) => {
              const statement = story.statements[index];
              const report = statement.reports[0];
              return (
                <li key={statement.id}>
                  {nameOf(statement)}, {dayText(statement.day)}:{' '}
                  <a {...opens('r' + report.id)}>{slice(report.article, report.content[0], report.content[report.content.length - 1])}</a>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </section>
  );
}
