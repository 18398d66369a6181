-- The audit trail as a log that proves itself: what was committed is sealed into one Merkle tree per workspace (docs/AUDIT.md).

-- How far each workspace's log has come. Whoever seals holds this row; nobody else locks it.
CREATE TABLE "audit_logs" (
  "workspace_id" TEXT NOT NULL,
  "size" BIGINT NOT NULL,
  -- The roots of the whole subtrees that the tree is made of, greatest first, joined.
  "frontier" BYTEA NOT NULL,
  -- SHA-256 of the newest signed head; null where there is none.
  "head_hash" BYTEA,
  CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("workspace_id")
);

-- One entry of the trail at its place in the tree, with what its commitment is made with.
CREATE TABLE "audit_leaves" (
  "workspace_id" TEXT NOT NULL,
  "index" BIGINT NOT NULL,
  "source" TEXT NOT NULL,
  "seq" BIGINT NOT NULL,
  "leaf_hash" BYTEA NOT NULL,
  -- core/audit/commit.ts Salts
  "salts" JSONB NOT NULL,
  -- The commitments of dropped values, by pointer; null where none was dropped.
  "dropped" JSONB,
  CONSTRAINT "audit_leaves_pkey" PRIMARY KEY ("workspace_id", "index"),
  CONSTRAINT "audit_leaves_source_check" CHECK ("source" IN ('fact', 'change')),
  CONSTRAINT "audit_leaves_hash_check" CHECK (octet_length("leaf_hash") = 32)
);
CREATE UNIQUE INDEX "audit_leaves_source_seq_key" ON "audit_leaves"("source", "seq");

-- The roots of whole subtrees of 16, 256, 4096, … leaves, so that a proof reads a few rows.
CREATE TABLE "audit_nodes" (
  "workspace_id" TEXT NOT NULL,
  "level" INTEGER NOT NULL,
  "index" BIGINT NOT NULL,
  "hash" BYTEA NOT NULL,
  CONSTRAINT "audit_nodes_pkey" PRIMARY KEY ("workspace_id", "level", "index")
);

-- Signed heads, each naming the one before it.
CREATE TABLE "audit_heads" (
  "workspace_id" TEXT NOT NULL,
  "tree_size" BIGINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "root" BYTEA NOT NULL,
  "previous" BYTEA,
  "kid" TEXT NOT NULL,
  -- The head as its key signed it: a compact JWS.
  "jws" TEXT NOT NULL,
  CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("workspace_id", "tree_size")
);

-- What is committed and not sealed yet. A number is taken before its commit, so none may be skipped for being late.
CREATE TABLE "audit_queue" (
  "workspace_id" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "seq" BIGINT NOT NULL,
  CONSTRAINT "audit_queue_pkey" PRIMARY KEY ("workspace_id", "source", "seq")
);

ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "audit_leaves" ADD CONSTRAINT "audit_leaves_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "audit_logs"("workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "audit_nodes" ADD CONSTRAINT "audit_nodes_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "audit_logs"("workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "audit_logs"("workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever writes an entry queues it in the same commit.
CREATE FUNCTION "queue_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "audit_queue" ("workspace_id", "source", "seq") SELECT "workspace_id", 'fact', "seq" FROM "fresh";
  RETURN NULL;
END $$;
CREATE FUNCTION "queue_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "audit_queue" ("workspace_id", "source", "seq") SELECT "workspace_id", 'change', "seq" FROM "fresh";
  RETURN NULL;
END $$;
CREATE TRIGGER "facts_to_be_sealed" AFTER INSERT ON "facts" REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "queue_facts"();
CREATE TRIGGER "admin_changes_to_be_sealed" AFTER INSERT ON "admin_changes" REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "queue_changes"();

-- What was there before is sealed by the first run.
INSERT INTO "audit_queue" ("workspace_id", "source", "seq") SELECT "workspace_id", 'fact', "seq" FROM "facts";
INSERT INTO "audit_queue" ("workspace_id", "source", "seq") SELECT "workspace_id", 'change', "seq" FROM "admin_changes";

-- The one door in append-only tables: values may be dropped, and nothing else changed, by a transaction that says for which entry
-- of the trail it does so (countersign.redaction: 'change_12' or 'fact_34') and has itself written that entry.
CREATE FUNCTION "redaction_is_recorded"() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  "entry" text := current_setting('countersign.redaction', true);
  "now_writing" xid := pg_current_xact_id()::xid;
BEGIN
  IF "entry" ~ '^change_\d{1,18}$' THEN
    RETURN EXISTS (SELECT FROM "admin_changes" WHERE "seq" = substr("entry", 8)::bigint AND xmin = "now_writing");
  ELSIF "entry" ~ '^fact_\d{1,18}$' THEN
    RETURN EXISTS (SELECT FROM "facts" WHERE "seq" = substr("entry", 6)::bigint AND xmin = "now_writing");
  END IF;
  RETURN false;
END $$;

-- Its arguments are the columns in which values may be dropped.
CREATE FUNCTION "refuse_change_but_redaction"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - TG_ARGV = to_jsonb(NEW) - TG_ARGV AND "redaction_is_recorded"() THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER "facts_append_only" ON "facts";
CREATE TRIGGER "facts_append_only" BEFORE UPDATE OR DELETE ON "facts" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change_but_redaction"('data', 'origin');
DROP TRIGGER "admin_changes_append_only" ON "admin_changes";
CREATE TRIGGER "admin_changes_append_only" BEFORE UPDATE OR DELETE ON "admin_changes" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change_but_redaction"('before', 'after', 'origin');

CREATE TRIGGER "audit_leaves_append_only" BEFORE UPDATE OR DELETE ON "audit_leaves" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change_but_redaction"('salts', 'dropped');
CREATE TRIGGER "audit_leaves_no_truncate" BEFORE TRUNCATE ON "audit_leaves" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_nodes_append_only" BEFORE UPDATE OR DELETE ON "audit_nodes" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_nodes_no_truncate" BEFORE TRUNCATE ON "audit_nodes" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_heads_append_only" BEFORE UPDATE OR DELETE ON "audit_heads" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_heads_no_truncate" BEFORE TRUNCATE ON "audit_heads" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_logs_stay" BEFORE DELETE ON "audit_logs" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_logs_no_truncate" BEFORE TRUNCATE ON "audit_logs" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_logs_only_grow" BEFORE UPDATE ON "audit_logs" FOR EACH ROW
  WHEN (NEW."size" < OLD."size" OR NEW."workspace_id" <> OLD."workspace_id") EXECUTE FUNCTION "refuse_change"();
