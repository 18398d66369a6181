ALTER TABLE "intent_types"
  ADD COLUMN "sample" JSON,
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "updated_by" JSONB;
UPDATE "intent_types" SET "updated_at" = "created_at";

-- How often a type was used lately, and which were used that nobody registered.
CREATE INDEX "intents_workspace_id_intent_type_created_at_idx" ON "intents" ("workspace_id", "intent_type", "created_at");

ALTER TABLE "webhook_endpoints"
  ADD COLUMN "disabled_reason" TEXT,
  ADD COLUMN "removed_at" TIMESTAMPTZ(3);
UPDATE "webhook_endpoints" SET "disabled_reason" = 'gone' WHERE "disabled_at" IS NOT NULL;
CREATE UNIQUE INDEX "webhook_endpoints_url_key" ON "webhook_endpoints" ("workspace_id", "url") WHERE "removed_at" IS NULL;

-- An endpoint's deliveries in the order of their facts, and how it is doing.
DROP INDEX "deliveries_endpoint_id_idx";
CREATE INDEX "deliveries_endpoint_id_seq_idx" ON "deliveries" ("endpoint_id", "seq") WHERE "endpoint_id" IS NOT NULL;
CREATE INDEX "deliveries_endpoint_id_status_seq_idx" ON "deliveries" ("endpoint_id", "status", "seq") WHERE "endpoint_id" IS NOT NULL;
