-- Who talks to whom, and who does not: one more kind of talk. A check cannot be changed in place, so the table is written anew.

DROP VIEW talk_round;
DROP VIEW talk_assessment;
DROP VIEW talk_reply;
DROP VIEW talk_position;
DROP VIEW talk_phase;

CREATE TABLE talk_with_contacts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('party', 'mediator', 'contact', 'round', 'proposal', 'phase', 'reply', 'issue', 'position', 'assessment')),
    article INTEGER NOT NULL REFERENCES article (id),
    sentence INTEGER NOT NULL REFERENCES sentence (id),
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    parent INTEGER REFERENCES talk_with_contacts (id),      -- the proposal of a phase, the issue of a position
    who TEXT NOT NULL,                        -- as the article has it; empty: nobody is named
    entity INTEGER REFERENCES entity (id),    -- who that is
    day TEXT,                                 -- of a round, the first
    last_day TEXT,
    state TEXT NOT NULL,                      -- a contact's manner, a round's state, a reply's stance, an assessment's mood
    number INTEGER NOT NULL,                  -- a round's or phase's number, an assessment's place on the scale; 0: not known
    place TEXT NOT NULL,                      -- of a round; 'online' where it is held so
    detail TEXT NOT NULL,                     -- the other of a contact, a round's level, a phase's length, the issue in words
    denied INTEGER NOT NULL,                  -- of a reply: 1, it is said not to have been given
    said_in INTEGER REFERENCES report (id),
    score REAL NOT NULL,
    why TEXT NOT NULL
) STRICT;
INSERT INTO talk_with_contacts SELECT * FROM talk ORDER BY id;
DROP TABLE talk;
ALTER TABLE talk_with_contacts RENAME TO talk;
CREATE INDEX talk_article ON talk (article);
CREATE INDEX talk_kind ON talk (kind, day);

CREATE VIEW talk_round AS
    SELECT id, article, place, day AS first_day, last_day, number AS ordinal, state, detail AS level, score FROM talk WHERE kind = 'round';
CREATE VIEW talk_assessment AS
    SELECT id, article, day, who, entity, number AS scale, state AS mood, score FROM talk WHERE kind = 'assessment';
CREATE VIEW talk_reply AS
    SELECT id, article, day, who, entity, state AS stance, denied, score FROM talk WHERE kind = 'reply';
CREATE VIEW talk_position AS
    SELECT talk.id, talk.article, talk.day, talk.who, talk.entity, issue.detail AS issue
    FROM talk JOIN talk AS issue ON issue.id = talk.parent WHERE talk.kind = 'position';
CREATE VIEW talk_phase AS
    SELECT talk.id, talk.article, proposal.day AS proposed, proposal.who AS proposed_by, talk.number AS phase, talk.detail AS length
    FROM talk JOIN talk AS proposal ON proposal.id = talk.parent WHERE talk.kind = 'phase';
CREATE VIEW talk_contact AS
    SELECT id, article, day, who, entity, detail AS with_whom, state AS manner, score FROM talk WHERE kind = 'contact';
