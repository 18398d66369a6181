import { noticesOf, resumesAgent, webhookTypeOf, isAnswerable } from "@/core/effects";
import type { Fact } from "@/core/facts";
import { type Intent, isOpen } from "@/core/intent";
import { type Origin, onBehalfOf } from "@/core/origin";
import { groupOf, type NoticeGroup } from "@/core/channels";
import type { NoticeKind } from "@/core/notice";
import { type Db, rows } from "./client";
import type { StoredReply } from "./idempotency";
import { TO_BE_MEASURED } from "./insights/queue";
import { SLACK_MESSAGES_DUE } from "./slack-messages";
import { ADD_WORDS, searchRow } from "./intent-search";
import { allColumns, BORN_COLUMNS, livingColumns, questionColumns } from "./intent-rows";

/** One intent's step: `before` is null for a new one. `facts` are what led from one to the other, each with where it came from. */
export interface Step {
  before: Intent | null;
  after: Intent;
  facts: { fact: Fact; after: Intent; origin: Origin | null }[];
  /** The newest fact of `before`, where that was read without a lock: the step is written only if it still is. */
  seen?: bigint;
}

/** What the commit leaves to be done, each a stored row. */
export interface Written {
  intentId: string;
  seq: bigint;
  noticeIds: string[];
  deliveryIds: string[];
}

export interface Minting {
  newId: (prefix: "ntf") => string;
  /** The hash under which a notice's answer link is kept. */
  answerTokenHash: (noticeId: string) => string;
}

/**
 * Writes steps, with their facts, notifications, answer tokens and deliveries, as one statement: all of it or
 * nothing, in one round trip. Facts take their numbers under the intents' locks, so within an intent they are
 * in commit order. A step whose intent changed since it was seen is left out, and missing in what this returns.
 */
export async function saveSteps(
  on: Db,
  steps: readonly Step[],
  replies: readonly StoredReply[],
  minting: Minting,
): Promise<Written[]> {
  const born = steps.filter((step) => step.before === null);
  const grown = steps.filter((step) => step.before !== null);
  const facts = steps.flatMap((step) => step.facts.map((made) => ({ ...made, step }))).map(factRow);
  const notices = noticeRows(steps, minting);
  const tokens = notices.filter((notice) => isAnswerable(notice.kind));
  const values = [
    born.map((step) => allColumns(step.after)),
    grown.map((step) => ({
      ...livingColumns(step.after),
      ...(step.seen !== undefined && { last_seq: String(step.seen) }),
      ...(step.after.revision !== step.before?.revision && questionColumns(step.after)),
    })),
    steps.flatMap(peopleRows),
    facts,
    notices,
    tokens,
    replies,
    steps.flatMap(searchRow),
  ];
  const text = grown.length === 0 ? INSERT_ALL : UPDATE_ALL;
  return rows<Written>(on, text, ...values.map((value) => JSON.stringify(value)));
}

function factRow({ step, fact, origin }: { step: Step } & Step["facts"][number], index: number) {
  return {
    n: index + 1,
    intent_id: step.after.id,
    workspace_id: step.after.workspaceId,
    type: fact.type,
    at: fact.at,
    actor: fact.actor,
    data: fact.data,
    origin: onBehalfOf(origin, fact.actor.actingFor ?? null),
    event: webhookTypeOf(fact),
    callback_url: resumesAgent(fact) ? step.after.callbackUrl : null,
    agent_id: step.after.agent.id,
  };
}

interface NoticeRow {
  n: number;
  id: string;
  user_id: string;
  kind: NoticeKind;
  notice_group: NoticeGroup;
  hash: string | null;
  revision: number;
  expires_at: Date;
}

function noticeRows(steps: readonly Step[], minting: Minting): NoticeRow[] {
  let n = 0;
  return steps.flatMap((step) =>
    step.facts.flatMap(({ fact, after }) => {
      n++;
      return noticesOf(fact, after).map(({ userId, kind }) => {
        const id = minting.newId("ntf");
        const hash = isAnswerable(kind) ? minting.answerTokenHash(id) : null;
        const about = { n, id, user_id: userId, kind, notice_group: groupOf(kind) };
        return { ...about, hash, revision: after.revision, expires_at: after.deadlineAt };
      });
    }),
  );
}

/** The people rows, where they or what they mirror have changed. */
function peopleRows({ before, after }: Step) {
  if (before && before.asked === after.asked && isOpen(before) === isOpen(after)) return [];
  return after.asked.map((person) => ({
    intent_id: after.id,
    workspace_id: after.workspaceId,
    user_id: person.id,
    level: person.level,
    current: person.current,
    open: isOpen(after),
    deadline_at: after.deadlineAt,
    snoozed_until: person.snoozedUntil,
    instead_of: person.insteadOf ?? null,
  }));
}

const FACT_ROWS = `json_to_recordset($4::json) AS x(n int, intent_id text,
      workspace_id text, type text, at timestamptz, actor jsonb, data json, origin jsonb, event text, callback_url text,
      agent_id text)`;

/** The facts with their numbers, in their order. */
const numbered = (from: string) => `f AS MATERIALIZED (
    SELECT nextval('facts_seq_seq') AS seq, x.* FROM ${from}),
  last AS (SELECT intent_id, max(seq) AS seq, max(workspace_id) AS workspace_id FROM f GROUP BY intent_id)`;

/** What a paused endpoint misses is noted for a month, for whoever enables it again: then nobody comes back for it. */
const HEARS_OR_MISSES = `(e.disabled_at IS NULL
      OR e.disabled_reason = 'failing' AND e.removed_at IS NULL AND e.disabled_at > f.at - interval '30 days')`;
const MISSED = "The endpoint was paused.";

const EFFECTS = `people AS (
    INSERT INTO intent_people (intent_id, workspace_id, user_id, level, current, open, deadline_at, snoozed_until, instead_of)
    SELECT r.intent_id, r.workspace_id, r.user_id, r.level, r.current, r.open, r.deadline_at, r.snoozed_until, r.instead_of
    FROM json_populate_recordset(NULL::intent_people, $3::json) r WHERE r.intent_id IN (SELECT intent_id FROM last)
    ON CONFLICT (intent_id, user_id) DO UPDATE SET level = excluded.level, current = excluded.current, open = excluded.open,
      snoozed_until = excluded.snoozed_until, instead_of = excluded.instead_of),
  logged AS (
    INSERT INTO facts (seq, workspace_id, intent_id, type, at, actor, data, origin)
    SELECT seq, workspace_id, intent_id, type, at, actor, data, origin FROM f),
  noticed AS (
    INSERT INTO notifications (id, workspace_id, intent_id, seq, user_id, channel, kind, next_attempt_at, created_at)
    SELECT x.id || CASE c.name WHEN 'email' THEN '' ELSE '_' || c.name END,
      f.workspace_id, f.intent_id, f.seq, x.user_id, c.name, x.kind, f.at, f.at
    FROM json_to_recordset($5::json) AS x(n int, id text, user_id text, kind text, notice_group text) JOIN f USING (n)
    LEFT JOIN notice_routes r ON r.workspace_id = f.workspace_id AND r.user_id = x.user_id AND r.notice_group = x.notice_group
    CROSS JOIN LATERAL unnest(coalesce(r.channels, '{email}')) AS c(name)
    RETURNING id, intent_id),
  tokens AS (
    INSERT INTO answer_tokens (hash, intent_id, workspace_id, user_id, revision, expires_at)
    SELECT x.hash, f.intent_id, f.workspace_id, x.user_id, x.revision, x.expires_at
    FROM json_to_recordset($6::json) AS x(n int, user_id text, hash text, revision int, expires_at timestamptz)
    JOIN f USING (n)),
  replies AS (INSERT INTO idempotency_keys SELECT r.* FROM json_populate_recordset(NULL::idempotency_keys, $7::json) r),
  ${ADD_WORDS},
  ${TO_BE_MEASURED},
  places AS (
    SELECT f.seq, f.at, f.workspace_id, f.intent_id, f.event, f.agent_id, NULL AS endpoint_id, f.callback_url AS url, false AS missed
    FROM f WHERE f.callback_url IS NOT NULL
    UNION ALL
    SELECT f.seq, f.at, f.workspace_id, f.intent_id, f.event, NULL, e.id, e.url, e.disabled_at IS NOT NULL
    FROM f JOIN webhook_endpoints e ON e.workspace_id = f.workspace_id AND f.event = ANY (e.events) AND ${HEARS_OR_MISSES}),
  delivered AS (
    INSERT INTO deliveries (id, workspace_id, intent_id, seq, agent_id, endpoint_id, url, type, created_at, next_attempt_at, status, last_error)
    SELECT 'dlv_' || replace(gen_random_uuid()::text, '-', ''), workspace_id, intent_id, seq, agent_id, endpoint_id, url, event, at,
      CASE WHEN NOT missed THEN at END, CASE WHEN missed THEN 'failed' ELSE 'pending' END, CASE WHEN missed THEN '${MISSED}' END
    FROM places
    ON CONFLICT (seq, url) DO NOTHING
    RETURNING id, intent_id, status),
  ${SLACK_MESSAGES_DUE}
  SELECT last.intent_id AS "intentId", last.seq,
    ARRAY(SELECT id FROM noticed WHERE intent_id = last.intent_id) AS "noticeIds",
    ARRAY(SELECT id FROM delivered WHERE intent_id = last.intent_id AND status = 'pending') AS "deliveryIds"
  FROM last`;

const INSERT_ALL = `WITH ${numbered(FACT_ROWS)},
  born AS (
    INSERT INTO intents (${BORN_COLUMNS.join(", ")}, last_seq) SELECT ${BORN_COLUMNS.map((column) => `r.${column}`).join(", ")}, last.seq
    FROM json_populate_recordset(NULL::intents, $1::json) r JOIN last ON last.intent_id = r.id
    RETURNING id),
  unused AS (SELECT $2::json),
  ${EFFECTS}`;

/** Two who write the same intents lock them in the same order. One that changed since it was seen is passed over, with its facts. */
const UPDATE_ALL = `WITH held AS MATERIALIZED (
    SELECT i.id FROM json_populate_recordset(NULL::intents, $2::json) r JOIN intents i ON i.id = r.id
    WHERE r.last_seq IS NULL OR i.last_seq = r.last_seq ORDER BY i.id FOR UPDATE OF i),
  ${numbered(`(SELECT x.* FROM ${FACT_ROWS} JOIN held ON held.id = x.intent_id ORDER BY x.n) x`)},
  unused AS (SELECT $1::json),
  grown AS (
    UPDATE intents i SET revision = r.revision, status = r.status, waiting_on = r.waiting_on, outcome = r.outcome,
      decision = r.decision, result = r.result, level = r.level, turn = r.turn, level_started_at = r.level_started_at,
      reminders = r.reminders, held_ms = r.held_ms, votes = r.votes, edits = r.edits, claim = r.claim, held = r.held, next_moment_at = r.next_moment_at,
      updated_at = r.updated_at, closed_at = r.closed_at, last_seq = last.seq,
      title = coalesce(r.title, i.title), description = CASE WHEN r.title IS NULL THEN i.description ELSE r.description END,
      payload = coalesce(r.payload, i.payload)
    FROM json_populate_recordset(NULL::intents, $2::json) r JOIN last ON last.intent_id = r.id
    WHERE i.id = r.id RETURNING i.id),
  ${EFFECTS}`;
