-- Rows of one workspace are out of reach of what is asked for another, also where a query forgets to say so (ADR 43).
-- A connection says by the setting countersign.workspace whose rows it may see: an id, * for all, and without it none.

-- What is written in the same statement as its intent has to say itself whose it is: a policy would not see the intent yet.
ALTER TABLE "intent_people" ADD COLUMN "workspace_id" TEXT;
UPDATE "intent_people" p SET "workspace_id" = i."workspace_id" FROM "intents" i WHERE i."id" = p."intent_id";
ALTER TABLE "intent_people" ALTER COLUMN "workspace_id" SET NOT NULL;

ALTER TABLE "intent_search" ADD COLUMN "workspace_id" TEXT;
UPDATE "intent_search" s SET "workspace_id" = i."workspace_id" FROM "intents" i WHERE i."id" = s."intent_id";
DELETE FROM "intent_search" WHERE "workspace_id" IS NULL;
ALTER TABLE "intent_search" ALTER COLUMN "workspace_id" SET NOT NULL;

ALTER TABLE "answer_tokens" ADD COLUMN "workspace_id" TEXT;
UPDATE "answer_tokens" t SET "workspace_id" = i."workspace_id" FROM "intents" i WHERE i."id" = t."intent_id";
ALTER TABLE "answer_tokens" ALTER COLUMN "workspace_id" SET NOT NULL;

-- Whether this login can act as the role of the app's rows.
CREATE FUNCTION "has_rows_role"() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT pg_has_role(oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
    FROM pg_roles WHERE rolname = 'countersign_rows'), false)
$$;

-- Superusers and owners are held by no policy, so the app acts as a role that is neither. Made at each start where it is missing,
-- as after a restore elsewhere. A login that may make no roles goes without: its tables hold their owner, too.
CREATE FUNCTION "prepare_rows_role"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'countersign_rows') THEN
      CREATE ROLE countersign_rows NOLOGIN;
    END IF;
  EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL; -- somebody else was first
    WHEN insufficient_privilege THEN RETURN;
  END;
  IF NOT has_rows_role() THEN
    BEGIN
      EXECUTE format('GRANT countersign_rows TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN RETURN;
    END;
  END IF;
  PERFORM pg_advisory_xact_lock(72707369); -- as migrations do: two who grant at once fail
  IF has_table_privilege('countersign_rows', 'intents', 'SELECT') THEN RETURN; END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO countersign_rows', current_schema());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO countersign_rows', current_schema());
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO countersign_rows', current_schema());
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO countersign_rows', current_schema());
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO countersign_rows', current_schema());
END
$$;

-- Shows a table's rows to their workspace only. Every new table with such rows is given to this by its migration; a test asks for it.
-- `condition` is for tables without a workspace_id; a subquery in it sees what the policies of its own tables let it see.
CREATE FUNCTION "isolate"(of regclass, condition text DEFAULT NULL, forced boolean DEFAULT true) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  -- In a subquery, so that it is looked up once for a statement and not for each row.
  scope CONSTANT text := '(SELECT current_setting(''countersign.workspace'', true))';
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', of);
  IF forced AND NOT has_rows_role() THEN
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', of);
  END IF;
  EXECUTE format('CREATE POLICY workspace ON %s USING (%s OR %s = ''*'')', of,
    replace(coalesce(condition, 'workspace_id = $scope'), '$scope', scope), scope);
END
$$;

SELECT prepare_rows_role();

SELECT isolate("table_name"::regclass, NULL, "table_name" <> 'intent_search' AND "table_name" <> 'intent_measures')
FROM (SELECT c."table_name" FROM information_schema.columns c JOIN information_schema.tables USING ("table_schema", "table_name")
  WHERE c."table_schema" = current_schema() AND c."column_name" = 'workspace_id' AND "table_type" = 'BASE TABLE') tables;
SELECT isolate('workspaces', 'id = $scope');
SELECT isolate('team_members', 'EXISTS (SELECT FROM teams WHERE teams.id = team_id)');
SELECT isolate('api_keys', 'EXISTS (SELECT FROM agents WHERE agents.id = agent_id)');
SELECT isolate('delivery_attempts', 'EXISTS (SELECT FROM deliveries WHERE deliveries.id = delivery_id)');

-- Below a policy an index is only read by operators that are known to leak nothing, and those of words and arrays are not. These two
-- read their indexes as the tables' owner and hold the rows to their workspace themselves.
CREATE FUNCTION "matching_intents"(query tsquery, most int) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE scope CONSTANT text := current_setting('countersign.workspace', true);
BEGIN
  RETURN QUERY SELECT s.intent_id FROM intent_search s WHERE s.document @@ query AND (s.workspace_id = scope OR scope = '*') LIMIT most;
END
$$;

CREATE FUNCTION "measured_intents"(of_facets text[], of_type text, after timestamptz, before timestamptz, person text, most int)
RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE scope CONSTANT text := current_setting('countersign.workspace', true);
BEGIN
  RETURN QUERY SELECT m.intent_id FROM intent_measures m WHERE m.facets @> of_facets AND (m.workspace_id = scope OR scope = '*')
    AND (of_type IS NULL OR m.intent_type = of_type) AND (after IS NULL OR m.closed_at >= after)
    AND (before IS NULL OR m.closed_at < before) AND (person IS NULL OR m.person_id = person) LIMIT most;
END
$$;

-- A session serves all workspaces of its person; this is the one thing about the others that leaving one of them asks.
CREATE FUNCTION "is_member_elsewhere"(person text, workspace text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  shown CONSTANT text := current_setting('countersign.workspace', true);
  elsewhere boolean;
BEGIN
  PERFORM set_config('countersign.workspace', '*', true);
  SELECT EXISTS (SELECT FROM memberships WHERE user_id = person AND active AND workspace_id <> workspace) INTO elsewhere;
  PERFORM set_config('countersign.workspace', coalesce(shown, ''), true);
  RETURN elsewhere;
END
$$;
