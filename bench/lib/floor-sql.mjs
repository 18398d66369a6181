/** The rows of one submit, written by the plainest statement that leaves the same: the floor that we are measured against. */
const TEXT = `WITH i AS (
    INSERT INTO intents (id, workspace_id, agent_id, intent_type, task_type, title, payload, outcomes, required_comment,
      evidence_required, editable, priority, status, waiting_on, plan, level, turn, level_started_at, reminders, votes,
      deadline_at, next_moment_at, last_seq, created_at, updated_at)
    VALUES ($1, $2, $3, 'bench.floor', 'approval', 'Export?', $4, '{approved,rejected}', false, false, '{}', 'normal', 'waiting',
      'human', $5, 1, 0, now(), 0, '[]', now() + interval '8 hours', now() + interval '1 hour', 0, now(), now())),
  p AS (INSERT INTO intent_people (intent_id, workspace_id, user_id, level, current, open, deadline_at)
    VALUES ($1, $2, $6, 1, true, true, now() + interval '8 hours')),
  f AS (INSERT INTO facts (workspace_id, intent_id, type, at, actor, data) VALUES ($2, $1, 'created', now(), $7, $8) RETURNING seq),
  n AS (INSERT INTO notifications (id, workspace_id, intent_id, seq, user_id, channel, kind, status, created_at)
    SELECT $9, $2, $1, seq, $6, 'email', 'waiting', 'sent', now() FROM f),
  t AS (INSERT INTO answer_tokens (hash, intent_id, workspace_id, user_id, revision, expires_at)
    VALUES ($9, $1, $2, $6, 1, now() + interval '8 hours'))
  SELECT 1`;

let count = 0;

/** @param {import("pg").Pool} pool */
export async function floorWriter(pool) {
  const { rows } = await pool.query(
    "SELECT a.id AS agent, a.workspace_id AS workspace, (SELECT id FROM users WHERE email = 'ana@acme.dev') AS person FROM agents a LIMIT 1",
  );
  const { agent, workspace, person } = rows[0];
  const plan = JSON.stringify({
    levels: [{ to: [person], remindAfterSeconds: 3600 }, { to: [person] }],
    timeoutSeconds: 28_800,
  });
  const data = JSON.stringify({ to: [{ id: person, name: "Ana" }], level: 1 });
  return (payload) => {
    const id = `flr_${process.pid}_${++count}`;
    const values = [
      id,
      workspace,
      agent,
      JSON.stringify(payload),
      plan,
      person,
      JSON.stringify({ type: "agent", id: agent }),
      data,
      `n${id}`,
    ];
    return pool.query({ name: "floor", text: TEXT, values });
  };
}
