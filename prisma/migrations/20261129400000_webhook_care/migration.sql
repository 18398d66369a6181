-- Secrets that were rotated sign beside the new one for a while.
ALTER TABLE "agents" ADD COLUMN "old_webhook_secrets" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "webhook_endpoints"
  ADD COLUMN "old_secrets" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "failing_since" TIMESTAMPTZ(3),
  ADD COLUMN "given_up" INTEGER NOT NULL DEFAULT 0;

-- Since when nothing arrived, which was found by looking through the deliveries before.
UPDATE "webhook_endpoints" e SET "failing_since" = (
  SELECT min(d."created_at") FROM "deliveries" d WHERE d."endpoint_id" = e."id" AND d."last_error" IS NOT NULL AND d."attempts" > 0
    AND d."seq" > coalesce((SELECT max(g."seq") FROM "deliveries" g WHERE g."endpoint_id" = e."id" AND g."status" = 'delivered'), 0));

-- What goes to an agent's callback is listed by the agent.
ALTER TABLE "deliveries" ADD COLUMN "agent_id" TEXT;
UPDATE "deliveries" d SET "agent_id" = i."agent_id" FROM "intents" i WHERE i."id" = d."intent_id" AND d."endpoint_id" IS NULL;
CREATE INDEX "deliveries_agent_id_seq_idx" ON "deliveries" ("agent_id", "seq") WHERE "agent_id" IS NOT NULL;
CREATE INDEX "deliveries_agent_id_status_seq_idx" ON "deliveries" ("agent_id", "status", "seq") WHERE "agent_id" IS NOT NULL;

ALTER TABLE "delivery_attempts"
  ADD COLUMN "request" JSON,
  ADD COLUMN "response" JSON;

-- CreateTable
CREATE TABLE "webhook_rests" (
    "workspace_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_rests_pkey" PRIMARY KEY ("workspace_id","url")
);

-- CreateTable
CREATE TABLE "alerts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "about" JSON NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "provider_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "alerts_due_idx" ON "alerts" ("next_attempt_at") WHERE "next_attempt_at" IS NOT NULL;

-- CreateIndex
CREATE INDEX "alerts_workspace_id_user_id_idx" ON "alerts"("workspace_id", "user_id");

-- AddForeignKey
ALTER TABLE "webhook_rests" ADD CONSTRAINT "webhook_rests_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "alerts"
  ADD CONSTRAINT "alerts_status_check" CHECK ("status" IN ('pending', 'sent', 'failed', 'skipped')),
  ADD CONSTRAINT "alerts_due_check" CHECK (("status" = 'pending') = ("next_attempt_at" IS NOT NULL));
ALTER TABLE "webhook_endpoints"
  ADD CONSTRAINT "webhook_endpoints_disabled_reason_check" CHECK ("disabled_reason" IN ('gone', 'admin', 'failing'));
