// Who says a statement, and which statements a choice lets through.
import { outletOf, story, type Statement } from './data';
import type { Choice } from './state';
import { contentText } from './text';

const texts = new Map<Statement, string>();

/** What a search looks through, in lower case. */
function searchText(statement: Statement): string {
  let text = texts.get(statement);
  if (text === undefined) {
    text = [statement.who, roleOf(statement), ...statement.reports.map(contentText)].join('\n').toLowerCase();
    texts.set(statement, text);
  }
  return text;
}

export function roleOf(statement: Statement): string {
  return statement.speaker === null ? '' : story.entities[statement.speaker].role;
}

export function nameOf(statement: Statement): string {
  return statement.who || 'Speaker not named';
}

/** `apart`: a part of the choice to leave aside, for counting what else it could be. */
export function filtered(choice: Choice, apart?: keyof Choice): Statement[] {
  const words = choice.q.toLowerCase().split(/\s+/).filter(Boolean);
  return story.statements.filter(
    (statement) =>
      (choice.unsure || statement.sure) &&
      (apart === 'speaker' || !choice.speaker || nameOf(statement) === choice.speaker) &&
      (apart === 'outlet' ||
        !choice.outlet ||
        statement.reports.some((report) => outletOf(report.article) === choice.outlet)) &&
      words.every((word) => searchText(statement).includes(word)),
  );
}
