import pg from "pg";

const PEOPLE = 50;
const TEAMS = 5;
const TYPES = 20;
const AT_ONCE = 50_000;

/**
 * Fills a database with closed intents that are copies of one: over a year, of 20 types, answered by 50 people of 5 teams
 * within seconds or hours, some timed out, withdrawn, reminded, escalated or not opened. All of them are still to be measured.
 * @param {string} databaseUrl
 * @param {string} templateId
 * @param {number} count
 */
export async function fillClosed(databaseUrl, templateId, count) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("SET synchronous_commit = off");
  for (const text of [USERS, MEMBERSHIPS, TEAM_ROWS, TEAM_MEMBERS]) await client.query(text, [templateId]);
  const { rows } = await client.query("SELECT workspace_id FROM intents WHERE id = $1", [templateId]);
  for (let first = 1; first <= count; first += AT_ONCE) {
    const range = [first, Math.min(count, first + AT_ONCE - 1)];
    await client.query(INTENTS, [templateId, ...range]);
    for (const text of [ASKED, FACTS, VIEWS]) await client.query(text, [...range, rows[0].workspace_id]);
  }
  await client.query("ANALYZE");
  await client.query(QUEUE);
  await client.end();
}

const WORKSPACE = "(SELECT workspace_id FROM intents WHERE id = $1)";

const USERS = `INSERT INTO users (id, name, email) SELECT 'usr_bench' || n, 'Bench person ' || n, 'bench' || n || '@acme.dev'
  FROM generate_series(0, ${PEOPLE - 1}) n WHERE $1::text IS NOT NULL`;

const MEMBERSHIPS = `INSERT INTO memberships (workspace_id, user_id, role)
  SELECT ${WORKSPACE}, 'usr_bench' || n, 'reviewer' FROM generate_series(0, ${PEOPLE - 1}) n`;

const TEAM_ROWS = `INSERT INTO teams (id, workspace_id, slug, name)
  SELECT 'team_bench' || n, ${WORKSPACE}, 'bench' || n, 'Bench team ' || n FROM generate_series(0, ${TEAMS - 1}) n`;

const TEAM_MEMBERS = `INSERT INTO team_members (team_id, user_id)
  SELECT 'team_bench' || n % ${TEAMS}, 'usr_bench' || n FROM generate_series(0, ${PEOPLE - 1}) n WHERE $1::text IS NOT NULL`;

/** Everything about the nth of them. */
const NTH = `SELECT n, 'int_0C' || lpad(upper(to_hex(n)), 24, '0') AS id, 'usr_bench' || (n * 31 % ${PEOPLE}) AS person,
    'team_bench' || (n * 31 % ${PEOPLE}) % ${TEAMS} AS team,
    CASE WHEN n % 20 = 0 THEN 'timed_out' WHEN n % 33 = 0 THEN 'canceled' ELSE 'decided' END AS status,
    n % 25 = 1 AS automatic, CASE WHEN n % 10 = 3 THEN 'rejected' ELSE 'approved' END AS outcome,
    date_trunc('hour', now()) - interval '12 hours' - (n % 363) * interval '1 day' - (n::bigint * 7919 % 86400) * interval '1 second' AS created_at,
    20 * exp((n::bigint * 7907 % 1000) / 1000.0 * 7) * interval '1 second' AS took`;

const INTENTS = `INSERT INTO intents
  SELECT r.* FROM intents i, LATERAL (${NTH} FROM generate_series($2::int, $3::int) n) x, LATERAL jsonb_populate_record(i, jsonb_build_object(
    'id', x.id, 'title', 'Closed request ' || n, 'payload', jsonb_build_object('row', n), 'intent_type', 'bench.type_' || n % ${TYPES},
    'created_at', x.created_at, 'updated_at', x.created_at + took, 'closed_at', x.created_at + took,
    'level_started_at', x.created_at, 'deadline_at', x.created_at + interval '1 day', 'next_moment_at', NULL, 'status', x.status,
    'plan', jsonb_set(i.plan, '{levels,0,to}', jsonb_build_array(jsonb_build_object('type', 'team', 'id', x.team, 'slug', x.team, 'name', x.team))),
    'outcome', CASE x.status WHEN 'canceled' THEN NULL WHEN 'timed_out' THEN 'rejected' ELSE x.outcome END,
    'decision', CASE WHEN x.status = 'decided' THEN jsonb_build_object('outcome', x.outcome, 'via', CASE WHEN automatic THEN 'policy' ELSE 'inbox' END,
      'comment', NULL, 'data', NULL, 'edits', '{}'::jsonb, 'evidence', '[]'::jsonb, 'payload', '{}'::jsonb, 'revision', 1, 'receipt', NULL,
      'decidedAt', to_jsonb(x.created_at + took), 'decidedBy', jsonb_build_object('id', CASE WHEN NOT automatic THEN x.person END,
        'name', 'Bench', 'email', NULL, 'actingFor', NULL)) END
  )) r WHERE i.id = $1`;

const EACH = `(${NTH} FROM generate_series($1::int, $2::int) n) x`;

const ASKED = `INSERT INTO intent_people (intent_id, workspace_id, user_id, level, current, open, deadline_at)
  SELECT x.id, $3, x.person, 1, true, false, x.created_at + interval '1 day' FROM ${EACH} WHERE $3::text IS NOT NULL`;

const FACTS = `INSERT INTO facts (workspace_id, intent_id, type, at, actor, data)
  SELECT $3, x.id, f.type, x.created_at + x.took * f.place, '{"type":"system","id":null,"name":"Bench"}', json_build_object('to',
    json_build_array(json_build_object('id', x.person)))
  FROM ${EACH} CROSS JOIN LATERAL (VALUES ('created', 0.0, true), ('reminded', 0.5, x.n % 4 = 0), ('escalated', 0.6, x.n % 9 = 0),
    (x.status, 1.0, true)) f(type, place, happened) WHERE f.happened`;

const VIEWS = `INSERT INTO intent_views (intent_id, user_id, workspace_id, opened_at)
  SELECT x.id, x.person, $3, x.created_at + x.took - least(x.took, (3 + x.n % 90) * interval '1 second') FROM ${EACH} WHERE x.n % 6 > 0`;

const QUEUE = `INSERT INTO insight_queue (intent_id, workspace_id, closed_at)
  SELECT id, workspace_id, closed_at FROM intents WHERE id LIKE 'int_0C%'`;
