-- What intents are found by: their words, and what never changes about them ("=risk=high"), so that one index narrows by any
-- mixture of both. It is beside the intents, because it is written once while they change often. Derived, so without a foreign key.
CREATE TABLE "intent_search" (
    "intent_id" TEXT NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "intent_search_pkey" PRIMARY KEY ("intent_id")
);

-- New words wait in a short list, so that submitting does not wait for the index; searching reads that list too.
CREATE INDEX "intent_search_document_idx" ON "intent_search" USING GIN ("document") WITH (fastupdate = on, gin_pending_list_limit = 1024);

INSERT INTO "intent_search" ("intent_id", "document")
SELECT i."id",
  array_to_tsvector(array_remove(ARRAY[
    '=workspace=' || i."workspace_id", '=agent=' || i."agent_id", '=task=' || i."task_type", '=type=' || i."intent_type",
    '=priority=' || i."priority", '=risk=' || i."risk"], NULL)
    || ARRAY(SELECT '=asked=' || p."user_id" FROM "intent_people" p WHERE p."intent_id" = i."id"))
  || to_tsvector('simple', regexp_replace(lower(left(concat_ws(' ', i."title", i."intent_type", a."name", a."address",
    i."description", i."payload"::text), 20000)), '[^[:alnum:]]+', ' ', 'g'))
FROM "intents" i JOIN "agents" a ON a."id" = i."agent_id";

-- An agent's own intents are found by that index, too.
DROP INDEX "intents_agent_id_created_at_idx";

-- A list reads a short stretch for each status, in every order that it has.
DROP INDEX "intents_workspace_id_created_at_id_idx";
DROP INDEX "intents_workspace_id_updated_at_id_idx";
CREATE INDEX "intents_workspace_id_status_created_at_id_idx" ON "intents" ("workspace_id", "status", "created_at", "id");
CREATE INDEX "intents_workspace_id_status_updated_at_id_idx" ON "intents" ("workspace_id", "status", "updated_at", "id");

-- Few wait for their agent at any time.
CREATE INDEX "intents_agents_turn_idx" ON "intents" ("workspace_id", "deadline_at") WHERE "status" = 'waiting' AND "waiting_on" = 'agent';
