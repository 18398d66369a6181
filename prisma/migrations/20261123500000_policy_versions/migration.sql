ALTER TABLE "policies" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "policy_versions" (
    "workspace_id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "definition" JSON NOT NULL,
    "action" TEXT NOT NULL,
    "restored_from" INTEGER,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,

    CONSTRAINT "policy_versions_pkey" PRIMARY KEY ("workspace_id","policy_id","number")
);

-- CreateIndex
CREATE INDEX "policy_versions_workspace_id_slug_at_idx" ON "policy_versions"("workspace_id", "slug", "at");

-- AddForeignKey
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

INSERT INTO "policy_versions" ("workspace_id", "policy_id", "number", "slug", "definition", "action", "actor", "at")
SELECT "workspace_id", "id", 1, "slug", "definition", 'created', '{"type": "system", "id": null, "name": "Countersign"}', "created_at" FROM "policies";

CREATE TRIGGER "policy_versions_append_only" BEFORE UPDATE OR DELETE ON "policy_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "policy_versions_no_truncate" BEFORE TRUNCATE ON "policy_versions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What began under a policy, newest first: for its simulator.
CREATE INDEX "intents_of_policy_idx" ON "intents" ("workspace_id", ("plan" ->> 'policy'), "created_at" DESC) WHERE ("plan" ->> 'policy') IS NOT NULL;

-- What is still open under it: counted before it is changed or removed.
CREATE INDEX "intents_open_of_policy_idx" ON "intents" ("workspace_id", ("plan" ->> 'policy')) WHERE "status" = 'waiting' AND ("plan" ->> 'policy') IS NOT NULL;
