import pg from "pg";

/** How many intents are open, and how many more are decided. */
export const OPEN = 100_000;
const DECIDED = 10_000;

/**
 * Fills a database with open intents that are copies of one submitted to Ana: of nine agents (the last one rarely), every
 * type, priority and risk (the highest rarely), due within a month. One in ten is Bea's too.
 * @param {string} databaseUrl
 * @param {string} templateId
 */
export async function fill(databaseUrl, templateId) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const run = (text, values = []) => client.query(text, values);
  await run(
    `INSERT INTO agents (id, workspace_id, address, name, webhook_secret)
     SELECT 'agt_bench' || n, a.workspace_id, 'agent://acme/bench/agent-' || n, 'Bench agent ' || n, a.webhook_secret
     FROM agents a JOIN intents i ON i.agent_id = a.id, generate_series(1, 9) n WHERE i.id = $1`,
    [templateId],
  );
  await run(COPIES, [templateId, OPEN + DECIDED, OPEN]);
  await run(PEOPLE);
  await run(SEARCH);
  await run("ANALYZE");
  await run("VACUUM intents, intent_people, intent_search");
  await client.end();
}

const COPIES = `INSERT INTO intents
  SELECT (jsonb_populate_record(i, jsonb_build_object(
    'id', 'int_0B' || lpad(upper(to_hex(n)), 24, '0'),
    'agent_id', 'agt_bench' || CASE WHEN n % 20000 = 0 THEN 9 ELSE 1 + n % 8 END,
    'title', (ARRAY['Export','Delete','Share','Publish','Refund'])[1 + n % 5] || ' ' ||
      (ARRAY['customers','orders','invoices','contracts','tickets','payments','sessions'])[1 + n % 7] || '_q' || (1 + n % 4) || ' no ' || n || '?',
    'payload', jsonb_build_object('dataset', 'set_' || n, 'region', (ARRAY['eu','us','apac'])[1 + n % 3], 'rows', n * 7),
    'intent_type', 'bench.' || (ARRAY['export','delete','share'])[1 + n % 3] || '.v1',
    'task_type', (ARRAY['approval','review','confirmation','manual_action','override'])[1 + n % 5],
    'priority', CASE WHEN n % 1000 = 0 THEN 'urgent' WHEN n % 10 = 1 THEN 'high' WHEN n % 10 = 2 THEN 'low' ELSE 'normal' END,
    'risk', CASE WHEN n % 5000 = 0 THEN 'critical' WHEN n % 3 = 0 THEN 'high' WHEN n % 3 = 1 THEN 'low' END,
    'waiting_on', CASE WHEN n % 2000 = 7 THEN 'agent' ELSE 'human' END,
    'created_at', now() - (n % 43200) * interval '1 minute',
    'updated_at', now() - (n % 10000) * interval '1 minute',
    'deadline_at', now() + interval '2 hours' + (n % 40000) * interval '1 minute',
    'next_moment_at', CASE WHEN n <= $3 THEN now() + interval '2 hours' + (n % 40000) * interval '1 minute' END,
    'status', CASE WHEN n <= $3 THEN 'waiting' ELSE 'decided' END,
    'outcome', CASE WHEN n > $3 THEN 'approved' END,
    'decision', CASE WHEN n > $3 THEN '{"outcome":"approved","decidedBy":{"id":null,"name":"Bench","email":null,"actingFor":null},"decidedAt":"2026-01-01T00:00:00.000Z"}'::jsonb END,
    'closed_at', CASE WHEN n > $3 THEN now() END
  ))).* FROM intents i, generate_series(1, $2::int) n WHERE i.id = $1`;

const PEOPLE = `INSERT INTO intent_people (intent_id, workspace_id, user_id, level, current, open, deadline_at)
  SELECT i.id, i.workspace_id, u.id, 1, true, i.status = 'waiting', i.deadline_at FROM intents i JOIN users u
    ON u.email = 'ana@acme.dev' OR u.email = 'bea@acme.dev' AND i.id LIKE '%7' WHERE i.id LIKE 'int_0B%'`;

/** As core/search.ts makes them. */
const SEARCH = `INSERT INTO intent_search (intent_id, workspace_id, document)
  SELECT i.id, i.workspace_id, array_to_tsvector(array_remove(ARRAY['=workspace=' || i.workspace_id, '=agent=' || i.agent_id, '=task=' || i.task_type,
      '=type=' || i.intent_type, '=priority=' || i.priority, '=risk=' || i.risk], NULL)
      || ARRAY(SELECT '=asked=' || p.user_id FROM intent_people p WHERE p.intent_id = i.id))
    || to_tsvector('simple', regexp_replace(lower(concat_ws(' ', i.title, i.intent_type, a.name, a.address, i.payload ->> 'dataset',
      i.payload ->> 'region', i.payload ->> 'rows')), '[^[:alnum:]]+', ' ', 'g'))
  FROM intents i JOIN agents a ON a.id = i.agent_id WHERE i.id LIKE 'int_0B%'`;
